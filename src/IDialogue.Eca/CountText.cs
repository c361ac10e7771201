namespace IDialogue.Eca;

/// <summary>Numbers with their nouns.</summary>
internal static class CountText
{
    /// <summary>A number with its noun: <c>1 app</c>, <c>2 apps</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular; its plural ends with <c>s</c>.</param>
    public static string Of(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
