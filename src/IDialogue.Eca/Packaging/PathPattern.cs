namespace IDialogue.Eca.Packaging;

/// <summary>
/// A pattern of paths, as gitignore and globs have it: <c>*</c> and <c>?</c> within a name, <c>[a-z]</c> for one character, <c>\</c> before
/// one that means itself, and <c>**</c> for any folders.
/// </summary>
internal sealed class PathPattern
{
    private readonly NamePattern?[] parts;

    /// <param name="pattern">The pattern, with forward slashes.</param>
    /// <param name="ignoreCase">Whether letters that differ in case only are the same.</param>
    public PathPattern(string pattern, bool ignoreCase) =>
        parts = [.. pattern.Split('/').Select(part => part == "**" ? null : new NamePattern(part, ignoreCase))];

    /// <summary>Checks whether the pattern is about this path as a whole.</summary>
    /// <param name="names">The names of a path.</param>
    public bool IsMatch(ReadOnlySpan<string> names) => IsMatch(parts, names);

    private static bool IsMatch(ReadOnlySpan<NamePattern?> parts, ReadOnlySpan<string> names)
    {
        while (parts.Length > 0)
        {
            if (parts[0] is not { } name)
            {
                return IsMatchOfAnyFolders(parts.Slice(1), names);
            }

            if (names.Length == 0 || !name.IsMatch(names[0]))
            {
                return false;
            }

            parts = parts.Slice(1);
            names = names.Slice(1);
        }

        return names.Length == 0;
    }

    /// <summary>At the end, <c>**</c> is everything inside a folder, and not the folder itself.</summary>
    private static bool IsMatchOfAnyFolders(ReadOnlySpan<NamePattern?> rest, ReadOnlySpan<string> names)
    {
        if (rest.Length == 0)
        {
            return names.Length > 0;
        }

        for (var skipped = 0; skipped <= names.Length; skipped++)
        {
            if (IsMatch(rest, names.Slice(skipped)))
            {
                return true;
            }
        }

        return false;
    }
}
