using System.Text.Json;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>A project outside the repository that uses the packed packages.</summary>
internal sealed class Consumer
{
    private static int Count;

    private bool isRestored;

    public Consumer(string? frameworks = null, string properties = "", string name = "Consumer")
        : this(name) =>
        Write(
            "Consumer.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {frameworks ?? "<TargetFramework>net10.0</TargetFramework>"}
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {GeneratorReference}
              </ItemGroup>
            </Project>
            """);

    private Consumer(string name)
    {
        Folder = Path.Combine(Packages.Root, $"{Interlocked.Increment(ref Count):00}", name);
        Directory.CreateDirectory(Folder);
        Shield(".");
    }

    public string Folder { get; }

    /// <summary>
    /// Whether a build makes the package only and spares the compiler, for tests of what the package's own targets do. That they run in a
    /// whole build is held by <see cref="ConsumerTests"/> and <see cref="BuildModeTests"/>.
    /// </summary>
    public bool GeneratesOnly { get; init; }

    public static string GeneratorReference { get; } = $"""<PackageReference Include="IDialogue.Eca.MSBuild" Version="{Packages.Version}" PrivateAssets="all" />""";

    /// <summary>Ends all searches in a folder: nothing of a folder above reaches the project in it, and packages come from the feed.</summary>
    public void Shield(string folder)
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write($"{folder}/{file}", "<Project />");
        }

        Write(
            $"{folder}/nuget.config",
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{Packages.Feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="feed"><package pattern="IDialogue.*" /><package pattern="Acme.*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
    }

    /// <summary>A folder without a project.</summary>
    public static Consumer Empty(string name) => new(name);

    /// <summary>A copy of a folder that holds a project.</summary>
    public static Consumer CopyOf(string folder)
    {
        var consumer = new Consumer(Path.GetFileName(folder));
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')))
        {
            // What a build in the repository left is not part of it.
            if (!path.Split('/').Intersect(["bin", "obj", "feed", "out"]).Any())
            {
                consumer.Write(path, File.ReadAllText(Path.Combine(folder, path)));
            }
        }

        return consumer;
    }

    public string At(string path) => Path.Combine([Folder, .. path.Split('/')]);

    public void Write(string path, string content)
    {
        isRestored &= path.EndsWith(".eca.yaml", StringComparison.Ordinal) || path.Contains("retrieved", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    public string Read(string path) => File.ReadAllText(At(path));

    public bool Has(string path) => File.Exists(At(path));

    /// <summary>Files below a folder of the consumer, with forward slashes.</summary>
    public IEnumerable<string> Files(string folder) => !Directory.Exists(At(folder)) ? [] : Directory
        .EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(At(folder), path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Contents and time stamps of the files below a folder.</summary>
    public Dictionary<string, (string Content, DateTime Time)> Snapshot(string folder) =>
        Files(folder).ToDictionary(path => path, path => (Read($"{folder}/{path}"), File.GetLastWriteTimeUtc(At($"{folder}/{path}"))));

    /// <summary>Runs the SDK. A build after a successful one does not restore again, unless something else than policies was written.</summary>
    public DotnetResult Dotnet(params string[] arguments)
    {
        var isBuild = arguments[0] == "build";
        string[] more = [.. isBuild && isRestored ? ["--no-restore"] : Array.Empty<string>(), .. isBuild && GeneratesOnly ? ["-t:EcaGenerate"] : Array.Empty<string>()];
        var result = Tests.Dotnet.Run(Folder, [.. arguments, .. more]);
        isRestored |= result.ExitCode == 0 && arguments[0] is "build" or "restore";
        return result;
    }

    /// <summary>Items of a kind as evaluation gives them.</summary>
    public IEnumerable<string> Items(string kind, params string[] arguments)
    {
        // Nothing of the package is there before a restore.
        Succeed("restore");
        using var json = JsonDocument.Parse(Dotnet(["msbuild", $"-getItem:{kind}", .. arguments]).Output);
        return [.. json.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }

    /// <summary>Runs the SDK and expects success.</summary>
    public DotnetResult Succeed(params string[] arguments)
    {
        var result = Dotnet(arguments);
        result.ExitCode.Should().Be(0, result.Output);
        return result;
    }

    /// <summary>Builds and expects success.</summary>
    public DotnetResult Build(params string[] arguments) => Succeed(["build", .. arguments]);
}
