namespace IDialogue.Eca.Packaging;

/// <summary>
/// A <c>.forceignore</c> file: what Salesforce CLI leaves out. The syntax is that of gitignore, and the case of letters does not count.
/// Folders that a pattern takes are taken with their content.
/// </summary>
/// <remarks>
/// Own code, because MAB.DotIgnore 3.0.1 does not match <c>**.cls</c>, and matches <c>/*a*</c> below the first folder; tests have both.
/// </remarks>
internal sealed class ForceIgnore
{
    public const string FileName = ".forceignore";

    private readonly List<Rule> rules = [];

    /// <param name="folder">The folder that the patterns are relative to.</param>
    /// <param name="text">The file's text.</param>
    public ForceIgnore(string folder, string text)
    {
        Folder = folder;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            if (Read(line) is { } rule)
            {
                rules.Add(rule);
            }
        }
    }

    /// <summary>The folder that the patterns are relative to.</summary>
    public string Folder { get; }

    /// <summary>Checks whether a file, or a folder above it, is left out.</summary>
    /// <param name="path">Path below <see cref="Folder"/>, with forward slashes.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Ignores(string path, bool isFolder)
    {
        var names = path.Split('/');
        for (var length = 1; length <= names.Length; length++)
        {
            if (Takes(names.AsSpan(0, length), isFolder || length < names.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last rule that is about a path decides.</summary>
    private bool Takes(ReadOnlySpan<string> names, bool isFolder)
    {
        for (var i = rules.Count - 1; i >= 0; i--)
        {
            if ((isFolder || !rules[i].IsForFolders) && rules[i].Pattern.IsMatch(names))
            {
                return !rules[i].IsNegated;
            }
        }

        return false;
    }

    private static Rule? Read(string line)
    {
        var pattern = TrimEnd(line.TrimEnd('\r'));
        if (pattern.Length == 0 || pattern[0] == '#')
        {
            return null;
        }

        var isNegated = pattern[0] == '!';
        pattern = isNegated ? pattern.Substring(1) : pattern;
        var isForFolders = pattern.Length > 1 && pattern[pattern.Length - 1] == '/';
        pattern = isForFolders ? pattern.Remove(pattern.Length - 1) : pattern;
        if (pattern.Trim('/').Length == 0)
        {
            return null;
        }

        // Without a slash before its end, a pattern is about names at any depth.
        pattern = pattern.IndexOf('/') < 0 ? "**/" + pattern : pattern.TrimStart('/');
        return new Rule(new PathPattern(pattern, ignoreCase: true), isNegated, isForFolders);
    }

    /// <summary>Without the blanks at the end, unless a backslash keeps the last one.</summary>
    private static string TrimEnd(string line)
    {
        var trimmed = line.TrimEnd();
        return trimmed.Length < line.Length && trimmed.Length > 0 && trimmed[trimmed.Length - 1] == '\\' ? trimmed + " " : trimmed;
    }

    private sealed record Rule(PathPattern Pattern, bool IsNegated, bool IsForFolders);
}
