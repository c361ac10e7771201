namespace IDialogue.Eca.Policies.Reporting;

/// <summary>A format that can write a kind of report.</summary>
internal interface IReportWriter<in TReport>
{
    /// <summary>Writes the report, or returns <see langword="null"/> if errors left nothing to write.</summary>
    string? Write(TReport report);
}
