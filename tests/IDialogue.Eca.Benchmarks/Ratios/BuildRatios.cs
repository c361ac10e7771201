using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Benchmarks.Ratios;

/// <summary>A build that has nothing to do, of a project with the MSBuild package and of the same project without it.</summary>
internal static class BuildRatios
{
    private const int Rounds = 15;

    public static void Print()
    {
        var root = Directory.CreateTempSubdirectory("eca-build-").FullName;
        try
        {
            var feed = Path.Combine(root, "feed");
            ConsumerRoot.Create(root, feed);
            foreach (var project in new[] { "IDialogue.Eca", "IDialogue.Eca.Policies", "IDialogue.Eca.MSBuild" })
            {
                Dotnet(root, "pack", Repository.Path("src", project), "--output", feed);
            }

            var with = Project(
                root,
                "with",
                """<ItemGroup><PackageReference Include="IDialogue.Eca.MSBuild" Version="*" PrivateAssets="all" /></ItemGroup>""");
            var without = Project(root, "without", "");
            var (ours, theirs) = Measured.InTurn(Rounds, () => Build(with), () => Build(without), warmups: 2);
            RatioTable.Begin("a build that has nothing to do", "with the package", "without");
            // 2 % or 15 ms, whichever is larger.
            RatioTable.Cost(
                "dotnet build --no-restore", ours.Milliseconds, theirs.Milliseconds, "ms", Math.Max(1.02, 1 + 15 / theirs.Milliseconds));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Build(string folder) => Dotnet(folder, "build", "--no-restore");

    /// <summary>A project outside the repository, built once.</summary>
    private static string Project(string root, string name, string packages)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        Write(
            folder,
            "Measured.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              {packages}
            </Project>
            """);
        Write(
            folder,
            "policy.eca.yaml",
            """
            apps:
              Agent:
                namespace: acme
                oauthPolicies:
                  preset: long-running-agent
                  permissionSets: [Agent_User]
            """);
        Dotnet(folder, "build");
        return folder;
    }

    private static void Write(string folder, string file, string content) => File.WriteAllText(Path.Combine(folder, file), content);

    private static void Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Path.GetDirectoryName(folder)!, "packages");
        var result = Command.Run(start);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}: {result.Output}{result.Errors}");
        }
    }
}
