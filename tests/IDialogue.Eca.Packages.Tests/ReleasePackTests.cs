using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Reflection.PortableExecutable;
using System.Text;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>A package for others is refused without links to its sources, and with a library that has a known vulnerability.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReleasePackTests
{
    private static readonly string[] SharedFiles =
    [
        "Directory.Build.props",
        "Directory.Packages.props",
        "src/Directory.Build.props",
        "src/Directory.Build.targets",
        "src/BannedSymbols.txt",
        "src/icon.png",
    ];

    [Test]
    public void A_release_pack_needs_links_to_the_sources_and_has_no_path_of_the_machine()
    {
        var folder = Path.Combine(Packages.Root, "release-pack");
        var project = Library(folder);
        Git("init");
        Git("add", "-A");
        Git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-m", "test");
        string[] pack = ["pack", "-p:RunAnalyzers=false", "-p:EnablePackageValidation=false", "--output", folder];

        var trial = Dotnet.Run(project, [.. pack, "--configuration", "Debug"]);
        trial.ExitCode.Should().Be(0, trial.Output);
        var refused = Dotnet.Run(project, pack);
        refused.ExitCode.Should().Be(1);
        refused.Output.Should().Contain(
            "Library is packed for release without links to its sources. Build it in a clone whose remote 'origin' is ");

        Git("remote", "add", "origin", "https://github.com/idialogue/IDialogue.Eca.git");
        var packed = Dotnet.Run(project, pack);
        packed.ExitCode.Should().Be(0, packed.Output);
        Documents(Path.Combine(folder, "Library.0.1.0.nupkg")).Should().NotBeEmpty()
            .And.OnlyContain(path => path.StartsWith("/_/", StringComparison.Ordinal));

        var unmapped = Dotnet.Run(project, [.. pack, "-p:ContinuousIntegrationBuild=false"]);
        unmapped.ExitCode.Should().Be(1);
        unmapped.Output.Should().Contain("Library is packed for release with the paths of this machine.");

        void Git(params string[] arguments) =>
            Command.Run(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder }).ExitCode.Should().Be(0);
    }

    [Test]
    public void A_dependency_with_a_known_vulnerability_is_an_error_and_a_source_without_such_data_is_none()
    {
        var folder = Path.Combine(Packages.Root, "audited");
        var project = Library(
            folder, $"<ItemGroup><PackageReference Include=\"IDialogue.Eca.MSBuild\" Version=\"{Packages.Version}\" /></ItemGroup>");
        string[] restore = ["restore", "-p:ManagePackageVersionsCentrally=false", "-p:RestorePackagesWithLockFile=false", "--force"];
        // Nothing but the one package: no analyzer, which would come from a source of the machine.
        File.WriteAllText(
            Path.Combine(folder, "src", "Directory.Build.props"), "<Project><Import Project=\"../Directory.Build.props\" /></Project>");
        using var source = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        source.Prefixes.Add(address);
        source.Start();
        var answers = new Thread(() => Answer(source, address));
        answers.Start();

        WriteSources("");
        var unknown = Dotnet.Run(project, restore);
        WriteSources($"<auditSources><clear /><add key=\"audit\" value=\"{address}index.json\" allowInsecureConnections=\"true\" /></auditSources>");
        var known = Dotnet.Run(project, restore, ("NUGET_HTTP_CACHE_PATH", Path.Combine(folder, "cache")));

        source.Stop();
        answers.Join();

        unknown.ExitCode.Should().Be(0, unknown.Output);
        known.ExitCode.Should().Be(1, known.Output);
        known.Output.Should().Contain("error NU1901").And.Contain("https://example.com/advisory");

        void WriteSources(string audit) => File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{Packages.Feed}\" /></packageSources>{audit}</configuration>");
    }

    /// <summary>A project in a folder with the files that all projects of this repository share.</summary>
    private static string Library(string folder, string items = "")
    {
        var project = Path.Combine(folder, "src", "Library");
        Directory.CreateDirectory(project);
        foreach (var file in SharedFiles)
        {
            File.Copy(Repository.Path(file.Split('/')), Path.Combine([folder, .. file.Split('/')]));
        }

        File.WriteAllText(Path.Combine(folder, ".gitignore"), "artifacts/\n");
        File.WriteAllText(Path.Combine(project, "README.md"), "# Library\n");
        File.WriteAllText(
            Path.Combine(project, "Library.csproj"),
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><IsPackable>true</IsPackable>"
            + $"</PropertyGroup>{items}</Project>");
        File.WriteAllText(
            Path.Combine(project, "Library.cs"),
            "namespace Library;\n\n/// <summary>Nothing.</summary>\npublic static class Empty\n{\n    /// <summary>Gets one.</summary>\n"
            + "    /// <returns>One.</returns>\n    public static int One() => 1;\n}\n");
        return project;
    }

    /// <summary>The paths of sources in the symbols of a package's assembly.</summary>
    private static string[] Documents(string path)
    {
        using var package = ZipFile.OpenRead(path);
        using var stream = new MemoryStream();
        using (var content = package.GetEntry("lib/net10.0/Library.dll")!.Open())
        {
            content.CopyTo(stream);
        }

        stream.Position = 0;
        using var assembly = new PEReader(stream);
        var entry = assembly.ReadDebugDirectory().Single(found => found.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var reader = symbols.GetMetadataReader();
        return [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    /// <summary>Answers as a source that knows of one vulnerability.</summary>
    private static void Answer(HttpListener source, string address)
    {
        var answers = new Dictionary<string, string>
        {
            ["/index.json"] = $$"""{"version":"3.0.0","resources":[{"@id":"{{address}}known.json","@type":"VulnerabilityInfo/6.7.0"}]}""",
            ["/known.json"] = $$"""[{"@name":"base","@id":"{{address}}base.json","@updated":"2026-01-01T00:00:00Z"}]""",
            ["/base.json"] =
                """{"idialogue.eca.msbuild":[{"url":"https://example.com/advisory","severity":0,"versions":"[0.0.0, )"}]}""",
        };
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = source.GetContext();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var answer = answers.GetValueOrDefault(context.Request.Url!.AbsolutePath);
            context.Response.StatusCode = answer is null ? 404 : 200;
            context.Response.Close(Encoding.UTF8.GetBytes(answer ?? ""), willBlock: false);
        }
    }
}
