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

    /// <summary>Checks whether a component has a name; an org with a namespace of its own can omit it.</summary>
    /// <param name="wanted">The name, with the namespace of a package if it is known.</param>
    /// <param name="packageNamespace">The namespace of the component, if it has one.</param>
    /// <param name="name">The name of the component without it.</param>
    /// <param name="isOwn">Checks whether a namespace is the org's own, which names leave out.</param>
    public static bool IsOf(string wanted, string? packageNamespace, string? name, Func<string, bool> isOwn)
    {
        var (wantedNamespace, wantedName) = Split(wanted);
        return wantedName.Equals(name, StringComparison.OrdinalIgnoreCase)
            && (wantedNamespace is null
                ? packageNamespace is null || isOwn(packageNamespace)
                : wantedNamespace.Equals(packageNamespace, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The full name.</summary>
    public static string Join(string? packageNamespace, string name) =>
        packageNamespace is null ? name : packageNamespace + Separator + name;
}
