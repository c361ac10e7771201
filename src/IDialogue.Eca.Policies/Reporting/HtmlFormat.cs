using IDialogue.Eca.Policies.Posture;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>One HTML page.</summary>
internal sealed class HtmlFormat() : ReportFormat("html", "one page to read, print and sign"), IReportWriter<PostureReport>
{
    public string Write(PostureReport report) => PosturePage.Write(report);
}
