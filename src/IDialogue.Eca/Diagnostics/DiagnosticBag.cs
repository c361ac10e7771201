namespace IDialogue.Eca.Diagnostics;

/// <summary>Collects findings on the way through the rooms, so that all of them are reported and not the first.</summary>
/// <param name="severityOf">Decides the severity of each finding, where a caller has its own levels.</param>
internal sealed class DiagnosticBag(Func<Diagnostic, DiagnosticSeverity>? severityOf = null)
{
    /// <summary>More findings of one severity in one file help no one; a small file can have a hundred thousand.</summary>
    public const int MaxInFile = 1000;

    /// <summary>No sentence of the product is as long, so a longer one repeats a long text of a file.</summary>
    private const int LongestMessage = 2000;

    private const int ShownOfLong = 500;

    private readonly List<Diagnostic> diagnostics = [];
    private readonly Dictionary<(string? File, DiagnosticSeverity Severity), int> counts = [];
    private Func<string, string> shown = message => message;

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        diagnostic = diagnostic with { Message = shown(diagnostic.Message) };
        diagnostic = severityOf is null ? diagnostic : diagnostic with { Severity = severityOf(diagnostic) };
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        var key = (diagnostic.Location?.File, diagnostic.Severity);
        counts.TryGetValue(key, out var count);
        counts[key] = count + 1;
        if (count < MaxInFile)
        {
            diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Checks whether a file has so many findings of a severity that no more are shown.</summary>
    public bool IsFull(string file, DiagnosticSeverity severity) =>
        counts.TryGetValue((file, severity), out var count) && count > MaxInFile;

    public void AddRange(IEnumerable<Diagnostic> range)
    {
        foreach (var diagnostic in range)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Shows the messages of all findings, also of those that are there, as <paramref name="hide"/> returns them.</summary>
    public void Hide(Func<string, string> hide)
    {
        shown = hide;
        for (var index = 0; index < diagnostics.Count; index++)
        {
            diagnostics[index] = diagnostics[index] with { Message = hide(diagnostics[index].Message) };
        }
    }

    /// <summary>The findings by file, line and column, none of them twice; those without a place last.</summary>
    public ValueList<Diagnostic> ToValueList() => diagnostics
        .Concat(counts.Where(pair => pair.Value > MaxInFile).Select(pair =>
            DiagnosticCatalog.TooManyFindings(pair.Key.File, pair.Value - MaxInFile) with { Severity = pair.Key.Severity }))
        .Select(Shorten)
        .Distinct()
        .OrderBy(diagnostic => diagnostic.Location is null)
        .ThenBy(diagnostic => diagnostic.Location?.File, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location?.Line)
        .ThenBy(diagnostic => diagnostic.Location?.Column)
        .ToValueList();

    public Result<T> ToResult<T>(T? value)
        where T : class => new(value, ToValueList());

    private static Diagnostic Shorten(Diagnostic diagnostic) => diagnostic.Message is { Length: > LongestMessage } message
        ? diagnostic with { Message = $"{message.Substring(0, ShownOfLong)} … {message.Substring(message.Length - ShownOfLong)}" }
        : diagnostic;
}
