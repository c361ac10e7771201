using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>Names in a sentence.</summary>
internal static class NameList
{
    private const int MaxCount = 10;

    /// <summary><c>A, B</c>, on one line.</summary>
    public static string Of(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MaxCount).Select(DiffText.Short))
        + (names.Count > MaxCount ? FormattableString.Invariant($" and {names.Count - MaxCount} more") : "");

    /// <summary><c>permission set A</c>, or <c>permission sets A, B</c>.</summary>
    public static string All(string noun, IReadOnlyCollection<string> names) => $"{noun}{(names.Count == 1 ? "" : "s")} {Of(names)}";

    /// <summary><c>permission set A</c>, or <c>one of the permission sets A, B</c>.</summary>
    public static string Any(string noun, IReadOnlyCollection<string> names) => (names.Count == 1 ? "" : "one of the ") + All(noun, names);
}
