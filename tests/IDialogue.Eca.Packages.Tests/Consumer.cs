using System.Text.Json;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>A project outside the repository that uses the packed packages.</summary>
internal sealed class Consumer
{
    public const string Project = "Consumer.csproj";

    private static int Count;

    private bool isRestored;

    public Consumer(string? frameworks = null, string properties = "", string name = "Consumer")
        : this(name) =>
        Write(
            Project,
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
    }

    public string Folder { get; }

    /// <summary>
    /// Whether a build makes the package only and spares the compiler, for tests of what the package's own targets do. That they run in a
    /// whole build is held by <see cref="ConsumerTests"/> and <see cref="BuildModeTests"/>.
    /// </summary>
    public bool GeneratesOnly { get; init; }

    /// <summary>Whether the project is restored in its own folder, not once for all projects of the same content.</summary>
    public bool RestoresItself { get; init; }

    public static string GeneratorReference { get; } =
        $"""<PackageReference Include="IDialogue.Eca.MSBuild" Version="{Packages.Version}" PrivateAssets="all" />""";

    /// <summary>A folder without a project.</summary>
    public static Consumer Empty(string name) => new(name);

    /// <summary>A copy of a folder that holds a project.</summary>
    public static Consumer CopyOf(string folder)
    {
        var consumer = new Consumer(Path.GetFileName(folder));
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')))
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

    /// <summary>Runs the SDK. What is restored is not restored again, unless something else than policies was written.</summary>
    public DotnetResult Dotnet(params string[] arguments)
    {
        var restores = arguments[0] is "build" or "pack" or "publish";
        if (restores)
        {
            ShareRestore();
        }

        string[] more =
        [
            .. restores && isRestored ? ["--no-restore"] : Array.Empty<string>(),
            .. arguments[0] == "build" && GeneratesOnly ? ["-t:EcaGenerate"] : Array.Empty<string>(),
        ];
        var result = Tests.Dotnet.Run(Folder, [.. arguments, .. more]);
        isRestored |= result.ExitCode == 0 && arguments[0] is "build" or "restore";
        return result;
    }

    /// <summary>Restores, for commands that do not: nothing of the package is there before.</summary>
    public void Restore()
    {
        ShareRestore();
        if (!isRestored)
        {
            Succeed("restore");
        }
    }

    /// <summary>Items of a kind as evaluation gives them.</summary>
    public IEnumerable<string> Items(string kind, params string[] arguments)
    {
        Restore();
        using var json = JsonDocument.Parse(Dotnet(["msbuild", $"-getItem:{kind}", .. arguments]).Output);
        return [.. json.RootElement.GetProperty("Items")
            .GetProperty(kind)
            .EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)];
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

    private void ShareRestore()
    {
        if (isRestored || RestoresItself || !Has(Project) || Has("global.json"))
        {
            return;
        }

        Write(
            "Directory.Build.props",
            $"""
            <Project>
              <PropertyGroup>
                <MSBuildProjectExtensionsPath>{Restores.Of(Read(Project))}</MSBuildProjectExtensionsPath>
              </PropertyGroup>
            </Project>
            """);
        isRestored = true;
    }
}
