namespace IDialogue.Eca.Metadata;

/// <summary>Names of components as orgs know them: <c>namespace__Name</c> when they came from a package, else <c>Name</c>.</summary>
internal static class NamespacedName
{
    private const string Separator = "__";

    /// <summary>The namespace, or <see langword="null"/>, and the name without it.</summary>
    public static (string? Namespace, string Name) Split(string fullName)
    {
        var separator = fullName.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0 ? (null, fullName) : (fullName.Substring(0, separator), fullName.Substring(separator + Separator.Length));
    }

    /// <summary>Checks whether a text has the mark of a namespace in it.</summary>
    public static bool HasMark(string text) => text.Contains(Separator, StringComparison.Ordinal);

    /// <summary>The full name.</summary>
    public static string Join(string? packageNamespace, string name) =>
        packageNamespace is null ? name : packageNamespace + Separator + name;
}
