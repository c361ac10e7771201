using System.Globalization;

namespace IDialogue.Eca.Benchmarks.Ratios;

/// <summary>Prints measurements beside each other, as a table for docs/performance.md.</summary>
internal static class RatioTable
{
    public static void Begin(string title, string ours, string theirs)
    {
        Console.WriteLine();
        Console.WriteLine($"| {title} | {ours} | {theirs} | ratio | target |");
        Console.WriteLine("|---|---:|---:|---:|---|");
    }

    /// <summary>A row whose ratio is ours to theirs; the smaller, the better.</summary>
    public static void Cost(string what, double ours, double theirs, string unit, double? atMost = null) =>
        Row(what, ours, theirs, unit, ours / theirs, atMost is { } limit ? ("at most", limit, ours / theirs <= limit) : null);

    /// <summary>A row whose ratio is theirs to ours: how many times faster or smaller.</summary>
    public static void Gain(string what, double ours, double theirs, string unit, double? atLeast = null) =>
        Row(what, ours, theirs, unit, theirs / ours, atLeast is { } limit ? ("at least", limit, theirs / ours >= limit) : null);

    private static void Row(
        string what, double ours, double theirs, string unit, double ratio, (string Words, double Limit, bool IsMet)? target)
    {
        var judged = target is { } known ? Text($"{known.Words} {known.Limit:0.##}: {(known.IsMet ? "met" : "missed")}") : "";
        Console.WriteLine($"| {what} | {Number(ours)} {unit} | {Number(theirs)} {unit} | {Text($"{ratio:0.00}")} | {judged} |");
    }

    /// <summary>Three digits that count.</summary>
    private static string Number(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
