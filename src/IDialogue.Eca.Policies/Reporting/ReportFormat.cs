namespace IDialogue.Eca.Policies.Reporting;

/// <summary>
/// A format of reports. <see cref="All"/> is the table that options, help, completion and pages read: a new format is one class and its
/// row. It implements <see cref="IReportWriter{TReport}"/> for each report that it can write.
/// </summary>
/// <param name="name">The name in options.</param>
/// <param name="description">A few words after the name, for example <c>tables for pull requests</c>.</param>
internal abstract class ReportFormat(string name, string description)
{
    /// <summary>All formats in the order of help; the first is the default.</summary>
    public static ValueList<ReportFormat> All { get; } =
    [
        TextFormat.Instance,
        JsonFormat.Instance,
        new MarkdownFormat(),
        new SarifFormat(),
        new HtmlFormat(),
        new CsvFormat(),
    ];

    public string Name => name;

    public string Description => description;

    /// <summary>Gets the end of the names of files in this format.</summary>
    public virtual string FileEnd => $".{name}";

    /// <summary>The report contains the findings, so that they are not printed beside it.</summary>
    public virtual bool IncludesFindings => false;
}
