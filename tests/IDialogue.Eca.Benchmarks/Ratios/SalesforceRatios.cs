using System.Diagnostics;
using System.Globalization;
using System.IO.Abstractions;
using System.Text.Json;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Benchmarks.Ratios;

/// <summary>
/// Packages in metadata format, against Salesforce's own library source-deploy-retrieve, which converts the same components from
/// source format. Both start from files and end with the same files.
/// </summary>
internal static class SalesforceRatios
{
    private const double Least = 20;
    private const int Rounds = 5;

    private static readonly NodePackages Salesforce = new(Repository.Path("tests", "salesforce"));

    public static void Print()
    {
        if (Salesforce.Install() is { } obstacle)
        {
            Console.Error.WriteLine(obstacle);
            return;
        }

        RatioTable.Begin("metadata format", "here", "source-deploy-retrieve");
        foreach (var apps in new[] { 1, 100, 1_000, 10_000 })
        {
            Print(apps);
        }
    }

    private static void Print(int apps)
    {
        var fleet = new Fleet(apps, isOneFile: true);
        var source = fleet.Generate(new PackageLayout { Format = PackageFormat.Source });
        var name = string.Create(CultureInfo.InvariantCulture, $"{apps:#,0} app{(apps == 1 ? "" : "s")}");

        // One process each, warm: the first runs are not counted.
        var theirs = Convert(source, fleet, Rounds + 1).Skip(1).Order().ElementAt(Rounds / 2);
        var (generated, converted) = Measured.InTurn(
            Rounds, () => fleet.Generate(), () => ConvertHere(source, fleet.NewFolder()), warmups: 2);
        RatioTable.Gain($"{name}, from policies", generated.Milliseconds, theirs, "ms", Least);
        RatioTable.Gain($"{name}, from the same source tree", converted.Milliseconds, theirs, "ms", Least);

        var (tool, node) = Measured.InTurn(3, () => RunTool(fleet), () => Convert(source, fleet, rounds: 1), warmups: 0);
        RatioTable.Gain($"{name}, whole process", tool.Milliseconds, node.Milliseconds, "ms");
    }

    /// <summary>Reads a source tree and writes it in metadata format, as source-deploy-retrieve does.</summary>
    private static void ConvertHere(string source, string folder)
    {
        var fileSystem = new FileSystem();
        var tree = MetadataTree.Read(fileSystem, source).ValueOrThrow();
        var package = MetadataPackage.Create(ApiVersion.Default, tree.Files.Select(file => file.Component)).ValueOrThrow();
        new PackageWriter(fileSystem).Write(new PackageLayout().GetFiles(package), folder, inputHash: "").ValueOrThrow();
    }

    /// <summary>Lets source-deploy-retrieve convert a source tree some times; the milliseconds of each.</summary>
    private static double[] Convert(string source, Fleet fleet, int rounds)
    {
        var input = Enumerable.Range(0, rounds).Select(_ => new
        {
            Source = source,
            ApiVersion = ApiVersion.Default.ToString(),
            Converted = fleet.NewFolder(),
        });
        return JsonSerializer.Deserialize<double[]>(
            Run(Salesforce.Start(Salesforce.Node, "time-conversion.mjs"), JsonSerializer.Serialize(input, JsonSerializerOptions.Web)))!;
    }

    private static void RunTool(Fleet fleet) =>
        Run(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "eca.dll"), .. fleet.BuildArguments()]));

    private static string Run(ProcessStartInfo start, string input = "")
    {
        var result = Command.Run(start, input);
        return result.ExitCode == 0 ? result.Output
            : throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)}: {result.Output}{result.Errors}");
    }
}
