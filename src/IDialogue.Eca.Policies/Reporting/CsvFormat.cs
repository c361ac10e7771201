using IDialogue.Eca.Policies.Posture;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>CSV.</summary>
internal sealed class CsvFormat() : ReportFormat("csv", "rows for spreadsheets"), IReportWriter<PostureReport>
{
    public string Write(PostureReport report) => PostureCsv.Write(report);
}
