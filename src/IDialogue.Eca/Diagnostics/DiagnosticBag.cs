namespace IDialogue.Eca.Diagnostics;

/// <summary>Collects findings on the way through the rooms, so that all of them are reported and not the first.</summary>
/// <param name="severityOf">Decides the severity of each finding, where a caller has its own levels.</param>
internal sealed class DiagnosticBag(Func<Diagnostic, DiagnosticSeverity>? severityOf = null)
{
    private readonly List<Diagnostic> diagnostics = [];
    private Func<string, string> shown = message => message;

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        diagnostic = diagnostic with { Message = shown(diagnostic.Message) };
        diagnostic = severityOf is null ? diagnostic : diagnostic with { Severity = severityOf(diagnostic) };
        diagnostics.Add(diagnostic);
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
    }

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
        .Distinct()
        .OrderBy(diagnostic => diagnostic.Location is null)
        .ThenBy(diagnostic => diagnostic.Location?.File, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location?.Line)
        .ThenBy(diagnostic => diagnostic.Location?.Column)
        .ToValueList();

    public Result<T> ToResult<T>(T? value)
        where T : class => new(value, ToValueList());
}
