using System.Globalization;
using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// The things that the last build of a package looked at and made, kept in the folder of intermediate files: hashes of contents, and no
/// value of a variable. Times of files do not count, so that an older file which is put in place does.
/// </summary>
internal sealed class BuildState
{
    /// <summary>Kind of the names of variables whose values are not shown.</summary>
    public const string Secret = "secret";

    private const string Options = "project";
    private const string Package = "package";
    private const string FirstLine = "# IDialogue.Eca build state 1";

    private readonly KeyedHash hash;
    private readonly List<(string Kind, string Hash, string Name)> entries = [];

    private BuildState(KeyedHash hash) => this.hash = hash;

    /// <summary>Full paths of the package's files.</summary>
    public IEnumerable<string> GeneratedFiles => Names(Package);

    /// <summary>Full paths of the policy files and of what they name.</summary>
    public IEnumerable<string> InputFiles => Names("input");

    /// <summary>Names of the variables that were used and whose values are not shown.</summary>
    public IEnumerable<string> Secrets => Names(Secret);

    /// <summary>Codes of the warnings, also of those that were not shown.</summary>
    public IEnumerable<string> Warnings => Names("warning");

    /// <summary>The day (UTC) of the build: suppressions of rules end on one.</summary>
    public string Day => Names("day").FirstOrDefault() ?? "";

    /// <summary>Notes the result of a build.</summary>
    /// <param name="options">Everything that the result depends on beside files and variables.</param>
    /// <param name="day">The day of the build.</param>
    /// <param name="variables">Names of the variables that were used, with their values.</param>
    /// <param name="seen">What was looked at.</param>
    /// <param name="result">What came of it: kinds are package, input, warning, secret.</param>
    public static BuildState Create(
        string options,
        DateTime day,
        IEnumerable<KeyValuePair<string, string?>> variables,
        IEnumerable<(string Kind, string Path)> seen,
        IEnumerable<(string Kind, string Name)> result)
    {
        var state = new BuildState(KeyedHash.Create(new FileSystem()));
        state.entries.Add((Options, state.hash.Of(options), ""));
        state.entries.Add(("day", "", DayOf(day)));
        state.entries.AddRange(variables.Select(variable => ("variable", state.hash.Of(variable.Value), variable.Key)));
        state.entries.AddRange(seen.Concat(result).Select(item => (item.Kind, state.HashOf(item.Kind, item.Item2), item.Item2)));
        return state;
    }

    public static string DayOf(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a state; <see langword="null"/> if there is none that could be read.</summary>
    public static BuildState? Read(IFileSystem fileSystem, string path)
    {
        try
        {
            var lines = fileSystem.File.Exists(path) ? fileSystem.File.ReadAllLines(path) : [];
            if (lines.Length < 2 || lines[0] != FirstLine)
            {
                return null;
            }

            var state = new BuildState(new KeyedHash(fileSystem, Convert.FromHexString(lines[1])));
            state.entries.AddRange(lines.Skip(2).Select(line => line.Split('\t', 3)).Select(parts => (parts[0], parts[1], parts[2])));
            return state;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Writes the state for its owner only; a finding tells what was in the way.</summary>
    public Diagnostic? Write(IFileSystem fileSystem, string path)
    {
        var text = new StringBuilder($"{FirstLine}\n{hash.Key}\n");
        foreach (var (kind, hashed, name) in entries)
        {
            text.Append(kind).Append('\t').Append(hashed).Append('\t').Append(name).Append('\n');
        }

        // A name of several lines cannot be read back, so the next build generates again.
        var finding = StagedFiles.Write(fileSystem, (path, Encoding.UTF8.GetBytes(text.ToString())));
        if (finding is null && !OperatingSystem.IsWindows())
        {
            fileSystem.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return finding;
    }

    /// <summary>Finds the first thing that is no longer as it was, in words; <see langword="null"/> if all is.</summary>
    /// <param name="options">The options of now.</param>
    /// <param name="valueOf">Gives the values of now.</param>
    /// <param name="publishedBelow">
    /// Full path of a folder in which new folders do not count, nor in those above it, because a publish makes one; all count if absent.
    /// </param>
    public string? FindChange(string options, Func<string, string?> valueOf, string? publishedBelow = null)
    {
        foreach (var (kind, before, name) in entries)
        {
            var change = kind switch
            {
                Options when hash.Of(options) != before => "a property or item of the project changed",
                "variable" when hash.Of(valueOf(name)) != before => $"the value of the variable {name} changed",
                SeenKind.Subfolders when publishedBelow?.StartsWith(name, StringComparison.Ordinal) == true => null,
                SeenKind.File or Package when HashOf(kind, name) != before => $"{name} changed",
                SeenKind.Folder or SeenKind.Subfolders when HashOf(kind, name) != before => $"the files in {name} changed",
                _ => null,
            };
            if (change is not null)
            {
                return change;
            }
        }

        return null;
    }

    private string HashOf(string kind, string name) => kind switch
    {
        SeenKind.File or Package => hash.OfFile(name),
        SeenKind.Folder or SeenKind.Subfolders => hash.OfFolder(name, isOfFiles: kind == SeenKind.Folder),
        _ => "",
    };

    private IEnumerable<string> Names(string kind) => entries.Where(entry => entry.Kind == kind).Select(entry => entry.Name);
}
