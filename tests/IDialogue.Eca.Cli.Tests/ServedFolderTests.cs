using System.IO.Abstractions;
using System.Reflection;
using System.Text.RegularExpressions;
using IDialogue.Eca.Cli.Mcp;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The walls around the folder of the MCP server.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class ServedFolderTests : IDisposable
{
    private readonly string around = Directory.CreateTempSubdirectory("eca-test-").FullName;
    private readonly ServedFolder folder;

    public ServedFolderTests()
    {
        Directory.CreateDirectory(Path.Combine(around, "served", "inner"));
        Directory.CreateDirectory(Path.Combine(around, "served-too"));
        folder = new ServedFolder(new FileSystem(), Path.Combine(around, "served"));
    }

    public void Dispose() => Directory.Delete(around, recursive: true);

    [TestCase("", true)]
    [TestCase("inner/../new/file", true)]
    [TestCase("linked-inside/file", true)]
    [TestCase("..", false)]
    [TestCase("../served-too", false)]
    [TestCase("inner/../../served-too", false)]
    [TestCase("linked/file", false)]
    [TestCase("linked-twice", false)]
    [TestCase("linked-to-nothing", false)]
    [TestCase("circle/file", false)]
    public void A_path_is_inside_by_where_it_leads(string path, bool isInside)
    {
        Link("linked", "served-too");
        Link("linked-twice", "served/linked");
        Link("linked-inside", "served/inner");
        Link("linked-to-nothing", "none");
        Link("circle", "served/circle");

        folder.Contains(Path.Combine(folder.Path, path)).Should().Be(isInside);
    }

    [Test]
    public void Every_method_by_which_the_libraries_touch_files_is_guarded()
    {
        string[] sources = ["IDialogue.Eca", "IDialogue.Eca.Policies", "IDialogue.Eca.Cli"];
        var used = sources
            .SelectMany(project => Directory.EnumerateFiles(Repository.Path("src", project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Use().Matches(File.ReadAllText(file)))
            .Select(use => $"{use.Groups[1].Value}.{use.Groups[2].Value}")
            .Distinct();

        used.Should().HaveCountGreaterThan(15).And.BeSubsetOf(
            [.. Guarded<ServedFile>("File"), .. Guarded<ServedDirectory>("Directory"), "FileInfo.New", "DirectoryInfo.New"]);
    }

    [Test]
    public void A_run_stops_at_the_next_folder_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var commands = new ServedCommands(folder, TimeProvider.System);

        var run = () => commands.Run("import", ["--", folder.Path], [], new CancelAtOnce(stop), stop.Token);

        run.Should().Throw<OperationCanceledException>();
    }

    private void Link(string name, string target) =>
        File.CreateSymbolicLink(Path.Combine(folder.Path, name), Path.Combine(around, target));

    private static IEnumerable<string> Guarded<T>(string property) => typeof(T)
        .GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)
        .Select(method => $"{property}.{method.Name}");

    [GeneratedRegex(@"ileSystem!?\.(File|Directory|FileInfo|DirectoryInfo|FileStream|DriveInfo|RandomAccess)\.([A-Za-z]+)")]
    private static partial Regex Use();

    private sealed class CancelAtOnce(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
