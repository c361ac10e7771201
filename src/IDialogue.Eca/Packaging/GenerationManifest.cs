using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// A record of the files that this tool wrote into a folder: its own version, a hash of the input, and a hash of each file. It tells the
/// tool's files from others. Its lines are those of <c>sha256sum</c>, so <c>sha256sum -c .eca-manifest</c> finds drift.
/// </summary>
internal sealed class GenerationManifest
{
    /// <summary>A dot file: Salesforce's tools pass over it.</summary>
    public const string FileName = ".eca-manifest";

    /// <summary>The folder for the original files of a merge in place; a dot folder for the same reason.</summary>
    public const string BeforeFolder = ".eca-retrieved/";

    private const int HashLength = 64;
    private const string ToolLine = "# IDialogue.Eca ";
    private const string InputLine = "# input sha256:";
    private const string ProjectLine = "# project ";
    private const string EnvironmentLine = "# environment ";

    private readonly Dictionary<string, HashSet<string>> hashes = new(StringComparer.Ordinal);
    private ILookup<string, string>? pathsByAnyCase;

    /// <summary>Version of the tool that wrote the files.</summary>
    public string ToolVersion { get; init; } = "";

    /// <summary>Hash of everything the files were made from.</summary>
    public string InputHash { get; init; } = "";

    /// <summary>Whose package it is; absent if no one was named.</summary>
    public PackageOwner? Owner { get; init; }

    /// <summary>Paths of the files, with forward slashes.</summary>
    public IReadOnlyCollection<string> Paths => hashes.Keys;

    /// <summary>Gets the path of the original of a file that policies were merged into in place.</summary>
    public static string BeforePath(string path) => BeforeFolder + path;

    /// <summary>Gets the path of the file whose original lies at a path.</summary>
    public static string PathOfBefore(string path) => path.Substring(BeforeFolder.Length);

    /// <summary>Checks whether a path is of a file that is kept as it was.</summary>
    public static bool IsBeforePath(string path) => path.StartsWith(BeforeFolder, StringComparison.Ordinal);

    /// <summary>Checks whether policies were merged into a file that was there before.</summary>
    public bool IsInPlace(string path) => hashes.ContainsKey(BeforePath(path));

    /// <summary>Notes a file. While files are being replaced, a path has the hashes of both contents.</summary>
    public void Add(string path, string hash)
    {
        if (!hashes.TryGetValue(path, out var known))
        {
            hashes[path] = known = new HashSet<string>(StringComparer.Ordinal);
            pathsByAnyCase = null;
        }

        known.Add(hash);
    }

    /// <summary>
    /// Checks whether this tool wrote that content to that path, or to one that differs in case only: on many disks that is the same file.
    /// </summary>
    public bool Holds(string path, byte[] content)
    {
        pathsByAnyCase ??= hashes.Keys.ToLookup(known => known, StringComparer.OrdinalIgnoreCase);
        return pathsByAnyCase[path].Any(known =>
            hashes[known].Contains(ContentHash.Of(content)) || hashes[known].Contains(ContentHash.OfText(content)));
    }

    /// <summary>Checks whether a path differs from one of the manifest in case only.</summary>
    public bool IsRenamedByCase(string path)
    {
        pathsByAnyCase ??= hashes.Keys.ToLookup(known => known, StringComparer.OrdinalIgnoreCase);
        return !hashes.ContainsKey(path) && pathsByAnyCase.Contains(path);
    }

    /// <summary>This manifest and everything that another one holds.</summary>
    public GenerationManifest With(GenerationManifest other)
    {
        var combined = new GenerationManifest { ToolVersion = ToolVersion, InputHash = InputHash, Owner = other.Owner };
        foreach (var (path, hash) in Lines().Concat(other.Lines()))
        {
            combined.Add(path, hash);
        }

        return combined;
    }

    /// <summary>The manifest's file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(ToolLine).Append(ToolVersion).Append(": generated files. Edit the policies, not these files.\n");
        text.Append(InputLine).Append(InputHash).Append('\n');
        if (Owner is not null)
        {
            text.Append(ProjectLine).Append(Owner.Project).Append('\n');
            text.Append(EnvironmentLine).Append(Owner.Environment ?? "").Append('\n');
        }

        foreach (var (path, hash) in Lines())
        {
            text.Append(hash).Append("  ").Append(path).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads a manifest's file; <see langword="null"/> after an error.</summary>
    public static GenerationManifest? Parse(byte[] content, string path, DiagnosticBag diagnostics)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var manifest = new GenerationManifest
        {
            ToolVersion = HeaderValue(lines, ToolLine).Split(':')[0],
            InputHash = HeaderValue(lines, InputLine),
            Owner = HeaderValue(lines, ProjectLine) is { Length: > 0 } project
                ? new PackageOwner(project, HeaderValue(lines, EnvironmentLine) is { Length: > 0 } environment ? environment : null)
                : null,
        };
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var relativePath = line.Length > HashLength + 2 ? line.Substring(HashLength + 2) : "";
            if (!line.Take(HashLength).All(IsHexDigit) || !RelativePath.IsSafe(relativePath))
            {
                diagnostics.Add(DiagnosticCatalog.InvalidManifest(new SourceLocation(path, i + 1, 1)));
                return null;
            }

            manifest.Add(relativePath, line.Substring(0, HashLength));
        }

        return manifest;
    }

    private IEnumerable<(string Path, string Hash)> Lines() =>
        from entry in hashes.OrderBy(entry => entry.Key, StringComparer.Ordinal)
        from hash in entry.Value.OrderBy(hash => hash, StringComparer.Ordinal)
        select (entry.Key, hash);

    private static string HeaderValue(string[] lines, string start) =>
        lines.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?.Substring(start.Length) ?? "";

    private static bool IsHexDigit(char character) => character is (>= '0' and <= '9') or (>= 'a' and <= 'f');
}
