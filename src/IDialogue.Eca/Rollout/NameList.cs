using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>Names in a sentence.</summary>
internal static class NameList
{
    private const int Most = 10;

    /// <summary><c>A, B</c>, on one line.</summary>
    public static string Of(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(Most).Select(DiffText.Short))
        + (names.Count > Most ? FormattableString.Invariant($" and {names.Count - Most} more") : "");

    /// <summary><c>the permission set A</c>, or <c>the permission sets A, B</c>.</summary>
    public static string All(string noun, IReadOnlyCollection<string> names) => $"the {noun}{(names.Count == 1 ? "" : "s")} {Of(names)}";

    /// <summary><c>the permission set A</c>, or <c>one of the permission sets A, B</c>.</summary>
    public static string Any(string noun, IReadOnlyCollection<string> names) => (names.Count == 1 ? "" : "one of ") + All(noun, names);
}
