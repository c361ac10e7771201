namespace IDialogue.Eca.Policies.Reading;

/// <summary>The files that are laid over a policy file: <c>policy.production.eca.yaml</c> over <c>policy.eca.yaml</c>.</summary>
internal static class OverlayPath
{
    /// <summary>The end of the name of each policy file and overlay.</summary>
    public const string FileEnd = ".eca.yaml";

    /// <summary>Checks whether a text can be the name of an environment, and so part of the names of files and folders.</summary>
    public static bool IsName(string environment) =>
        environment.Length > 0
        && char.IsLetterOrDigit(environment[0])
        && environment.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.')
        && environment[environment.Length - 1] != '.'
        && !DeviceName.Matches(environment);

    /// <summary>Path of the file for an environment.</summary>
    public static string For(string path, string environment) => $"{Stem(path)}.{environment}{(HasFileEnd(path) ? FileEnd : "")}";

    /// <summary>
    /// The path with the end by which overlays are found, in the place of one in another case or of <c>.eca.yml</c>;
    /// <see langword="null"/> for any other.
    /// </summary>
    public static string? WithExactEnd(string path) =>
        Array.Find([FileEnd, ".eca.yml"], end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } end
            ? path.Remove(path.Length - end.Length) + FileEnd
            : null;

    /// <summary>Checks whether a file is a policy file or an overlay, by its name.</summary>
    public static bool IsPolicy(string path) => HasFileEnd(path);

    /// <summary>
    /// The paths of which a file can be the overlay, with the environment: of <c>a.b.c.eca.yaml</c> these are <c>a.b</c> for <c>c</c> and
    /// <c>a</c> for <c>b.c</c>.
    /// </summary>
    public static IEnumerable<(string Path, string Environment)> Below(string path)
    {
        var stem = Stem(path);
        for (var dot = stem.LastIndexOf('.'); dot > stem.LastIndexOfAny(['/', '\\']) + 1; dot = stem.LastIndexOf('.', dot - 1))
        {
            yield return ($"{stem.Substring(0, dot)}{FileEnd}", stem.Substring(dot + 1));
        }
    }

    /// <summary>The environments that files beside a policy file are for, in ordinal order.</summary>
    public static IEnumerable<string> Environments(InputFiles files, string path)
    {
        var stem = FileName(Stem(path)) + ".";
        return files.Beside(path)
            .Where(file => file.Length > stem.Length + FileEnd.Length
                && file.StartsWith(stem, StringComparison.Ordinal)
                && HasFileEnd(file))
            .Select(file => file.Substring(stem.Length, file.Length - stem.Length - FileEnd.Length))
            .OrderBy(environment => environment, StringComparer.Ordinal);
    }

    /// <summary>The path without the end of its name.</summary>
    public static string Stem(string path) => HasFileEnd(path) ? path.Remove(path.Length - FileEnd.Length) : path;

    /// <summary>Name of a file without its folder.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool HasFileEnd(string path) => path.EndsWith(FileEnd, StringComparison.OrdinalIgnoreCase);
}
