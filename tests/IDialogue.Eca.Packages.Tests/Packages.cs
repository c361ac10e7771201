using System.Reflection;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>Packs the projects once, into a feed that the consumers of all tests restore from.</summary>
[SetUpFixture]
public sealed class Packages
{
    /// <summary>Folder outside the repository that holds the feed and the consumers.</summary>
    public static string Root { get; } = Path.Combine(Path.GetTempPath(), $"eca-packages-{Environment.ProcessId}");

    /// <summary>The packages, named as their projects.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        "IDialogue.Eca",
        "IDialogue.Eca.Policies",
        "IDialogue.Eca.MSBuild",
        "IDialogue.Eca.Sdk",
        "IDialogue.Eca.Cli",
        "IDialogue.Eca.Mcp",
    ];

    public static string Feed { get; } = Path.Combine(Root, "feed");

    public static string Version { get; } = Metadata("PackageVersion");

    public static string PathOf(string package) => Path.Combine(Feed, $"{package}.{Version}.nupkg");

    [OneTimeSetUp]
    public void Pack()
    {
        ConsumerRoot.Create(Root, Feed);
        Directory.CreateDirectory(Feed);
        Parallel.ForEach(
            Ids, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, project => Pack(project, Feed));
    }

    /// <summary>Packs the build that the tests run with.</summary>
    public static void Pack(string project, string folder, params string[] properties)
    {
        var pack = Dotnet.Run(
            Repository.Root,
            [
                "pack", Repository.Path("src", project),
                "--no-build", "--configuration", Metadata("Configuration"), "--output", folder, "-m:1",
                .. properties,
            ]);
        pack.ExitCode.Should().Be(0, pack.Output);
    }

    /// <summary>Packs the MSBuild package once more, under another version.</summary>
    /// <returns>The version.</returns>
    public static string PackAgain()
    {
        var version = Version + "-again";
        Pack("IDialogue.Eca.MSBuild", Feed, $"-p:PackageVersion={version}");
        return version;
    }

    [OneTimeTearDown]
    public void Delete()
    {
        CompilerServer.Stop();
        // What a failed test left is kept for its reader.
        if (TestContext.CurrentContext.Result.FailCount == 0)
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    private static string Metadata(string key) =>
        typeof(Packages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
