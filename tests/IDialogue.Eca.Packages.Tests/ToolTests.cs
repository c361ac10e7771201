using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>The tool <c>eca</c>, installed from its package as people install it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ToolTests
{
    /// <summary>The policy file of the package's readme.</summary>
    private static readonly string Policy =
        File.ReadAllText(Repository.Path("src", "IDialogue.Eca.Cli", "README.md")).ReplaceLineEndings("\n")
            .Split("```yaml\n")[1].Split("```")[0];

    [Test]
    public void The_tool_installs_and_makes_a_package_of_policies() => InstallAndBuild(Packages.Feed, "portable");

    [Test]
    public void The_package_holds_the_tool_and_nothing_for_programmers()
    {
        using var package = ZipFile.OpenRead(Packages.PathOf("IDialogue.Eca.Cli"));

        package.Entries.Select(entry => entry.FullName).Should()
            .Contain(["tools/net10.0/any/eca.dll", "tools/net10.0/any/DotnetToolSettings.xml", "README.md"])
            .And.NotContain(file => file.EndsWith(".xml", StringComparison.Ordinal)
                && file.StartsWith("tools/", StringComparison.Ordinal)
                && !file.EndsWith("DotnetToolSettings.xml", StringComparison.Ordinal));
    }

    [Test]
    [Category("Native")]
    public void A_release_starts_with_machine_code_of_the_system_that_packed_it()
    {
        if (Environment.GetEnvironmentVariable("ECA_TEST_NATIVE") != "1")
        {
            Assert.Ignore("Takes a minute and a compiler of some 100 MB from NuGet: ECA_TEST_NATIVE=1 dotnet test runs it, and .ci/run does.");
        }

        var feed = Path.Combine(Packages.Root, "compiled-feed");
        var pack = Dotnet.Run(
            Repository.Root,
            [
                "pack", Repository.Path("src", "IDialogue.Eca.Cli"), "-p:EcaReadyToRun=true", "-p:EcaRequireSourceLinks=false",
                "-p:RunAnalyzers=false", "--configuration", "Debug",
                "--artifacts-path", Path.Combine(Packages.Root, "compiled"), "--output", feed,
            ]);
        pack.ExitCode.Should().Be(0, pack.Output);

        InstallAndBuild(feed, "compiled");

        var tool = Path.GetDirectoryName(Directory.EnumerateFiles(
            Path.Combine(Packages.Root, "compiled-tool"), "DotnetToolSettings.xml", SearchOption.AllDirectories).Single())!;
        var images = Directory.GetDirectories(Path.Combine(tool, "runtimes")).Should().ContainSingle().Subject;
        Directory.EnumerateFiles(images, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName)
            .Should().BeEquivalentTo(Directory.EnumerateFiles(tool, "*.dll").Select(Path.GetFileName));
        foreach (var image in Directory.EnumerateFiles(images, "*.dll", SearchOption.AllDirectories))
        {
            // Started without the assembly that is for all systems: the host takes the image.
            File.Delete(Path.Combine(tool, Path.GetFileName(image) == "eca.dll" ? "none" : Path.GetFileName(image)));
        }

        Run(Path.Combine(Packages.Root, "compiled-tool"), feed, "explain", "ECA0001").Output.Should().StartWith("# ECA0001");
    }

    [Test]
    [Category("Native")]
    public void A_native_build_installs_where_there_is_one_for_the_system()
    {
        if (Environment.GetEnvironmentVariable("ECA_TEST_NATIVE") != "1")
        {
            Assert.Ignore(
                "Takes a minute and a compiler of some 100 MB from NuGet: ECA_TEST_NATIVE=1 dotnet test runs it, and .ci/run does.");
        }

        if (RuntimeInformation.RuntimeIdentifier != "linux-x64" || !(HasTool("clang") || HasTool("gcc")))
        {
            Assert.Ignore("A native build is made on its own system, linux-x64, and needs clang or gcc there.");
        }

        var feed = Path.Combine(Packages.Root, "native-feed");
        // A build of its own: what the other tests packed is left alone.
        string[] options =
        [
            "-p:EcaNativeTool=true", "-p:EcaRequireSourceLinks=false",
            "--artifacts-path", Path.Combine(Packages.Root, "native"), "--output", feed,
        ];
        foreach (var system in new string[][] { [], ["--runtime", "linux-x64"], ["--runtime", "any"] })
        {
            var pack = Dotnet.Run(Repository.Root, ["pack", Repository.Path("src", "IDialogue.Eca.Cli"), .. options, .. system]);
            pack.ExitCode.Should().Be(0, pack.Output);
        }

        InstallAndBuild(feed, "native");
        using (var native = ZipFile.OpenRead(Path.Combine(feed, $"IDialogue.Eca.Cli.linux-x64.{Packages.Version}.nupkg")))
        {
            native.Entries.Select(entry => entry.FullName).Should().Contain(["THIRD-PARTY-NOTICES.txt", "DOTNET-THIRD-PARTY-NOTICES.txt"]);
        }

        Directory.EnumerateFiles(Path.Combine(Packages.Root, "native-tool"), "*.dll", SearchOption.AllDirectories)
            .Should().BeEmpty("all of it is machine code");
    }

    private static void InstallAndBuild(string feed, string name)
    {
        var folder = Path.Combine(Packages.Root, $"{name}-tool");
        var install = Dotnet.Run(
            Packages.Root,
            ["tool", "install", "IDialogue.Eca.Cli", "--tool-path", folder, "--source", feed, "--version", Packages.Version],
            ("NUGET_PACKAGES", Path.Combine(Packages.Root, $"{name}-packages")));
        install.ExitCode.Should().Be(0, install.Output);
        var work = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName;
        File.WriteAllText(Path.Combine(work, "policy.eca.yaml"), Policy);

        var build = Run(folder, work, "build");
        build.ExitCode.Should().Be(0, build.Errors);
        build.Output.Should().Contain("sf project deploy start --metadata-dir bin/eca/metadata");
        File.Exists(Path.Combine(work, "bin", "eca", "metadata", "package.xml")).Should().BeTrue();
        Run(folder, work, "--version").Output.Should().Be(Packages.Version + "\n");
        Run(folder, work, "explain", "ECA0001").Output.Should().StartWith("# ECA0001");
        Run(folder, work, "nonsense")
            .Should().Match<CommandResult>(result => result.ExitCode == 1 && result.Errors.Contains("ECA0141", StringComparison.Ordinal));
        McpPackageTests.Explain(folder, "eca", "mcp").Should().Contain("# ECA0012: An invalid value");
    }

    private static CommandResult Run(string folder, string work, params string[] arguments) =>
        Command.Run(new ProcessStartInfo(Path.Combine(folder, "eca"), arguments) { WorkingDirectory = work });

    private static bool HasTool(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
