using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Names of components. Salesforce's rule for developer names also keeps a name from leaving its folder:
/// letters, digits and single underscores, a letter first, no underscore last; a namespace may stand before two underscores.
/// </summary>
internal static class ComponentName
{
    private const string Rule = "Use letters, digits and single underscores; start with a letter and do not end with an underscore.";
    private const int LongestName = 80;
    private const int LongestNamespace = 15;

    /// <summary>Finds the mistake in a component's full name, or returns <see langword="null"/>.</summary>
    public static string? FindMistake(string fullName, MetadataType type)
    {
        if (type.ManifestMember is { } member && fullName != member)
        {
            return $"The only valid name is '{member}'.";
        }

        var (packageNamespace, name) = NamespacedName.Split(fullName);
        return (packageNamespace is null ? null : FindNamespaceMistake(packageNamespace)) ?? FindMistake(name);
    }

    /// <summary>Finds the mistake in a name without namespace, or returns <see langword="null"/>.</summary>
    public static string? FindMistake(string name)
    {
        if (name.Length > LongestName)
        {
            return FormattableString.Invariant($"It has {name.Length} characters, but the limit is {LongestName}.");
        }

        return IsWellFormed(name) ? null : Rule;
    }

    /// <summary>Finds the mistake in a namespace, or returns <see langword="null"/>.</summary>
    public static string? FindNamespaceMistake(string name)
    {
        if (name.Length > LongestNamespace)
        {
            return FormattableString.Invariant($"It has {name.Length} characters, but a namespace has at most {LongestNamespace}.");
        }

        if (IsWellFormed(name))
        {
            return null;
        }

        return name.TrimEnd('_') is var bare && bare != name && IsWellFormed(bare)
            ? $"Omit the underscores at the end: '{bare}'."
            : Rule;
    }

    private static bool IsWellFormed(string name) =>
        name.Length > 0
        && IsLetter(name[0])
        && name[name.Length - 1] != '_'
        && name.All(character => IsLetter(character) || character is '_' or (>= '0' and <= '9'))
        && !NamespacedName.HasMark(name);

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
