using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Policies.Posture;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Markdown with tables; findings are printed beside it.</summary>
internal sealed class MarkdownFormat()
    : ReportFormat("markdown", "tables for pull requests and auditors"),
        IReportWriter<DiffReport>, IReportWriter<CheckReport>, IReportWriter<AccessReport>, IReportWriter<PostureReport>
{
    public override string FileEnd => ".md";

    public string? Write(DiffReport report) => report switch
    {
        { Orgs.Count: 0 } => null,
        { Single: { } single } => single.Difference?.ToMarkdown(),
        _ => OrgDiffs.ToMarkdown(report),
    };

    public string? Write(AccessReport report) => report.Access is { } access ? AccessMarkdown.Write(access) : null;

    public string Write(PostureReport report) => PostureMarkdown.Write(report);

    public string Write(CheckReport report) =>
        EvidenceReport.ToMarkdown(report.Rules, report.Date, report.Folder, report.Source, report.Commit);
}
