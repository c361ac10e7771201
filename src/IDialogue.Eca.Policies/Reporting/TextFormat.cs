using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Policies.Posture;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Lines for people; findings are printed beside them.</summary>
internal sealed class TextFormat : ReportFormat,
    IReportWriter<DiffReport>, IReportWriter<CheckReport>, IReportWriter<AccessReport>, IReportWriter<PostureReport>
{
    private TextFormat()
        : base("text", "lines for people")
    {
    }

    public static TextFormat Instance { get; } = new();

    public override string FileEnd => ".txt";

    public string? Write(DiffReport report) => report switch
    {
        { Orgs.Count: 0 } => null,
        { Single: { } single } => single.Difference?.ToText(),
        _ => OrgDiffs.ToText(report),
    };

    public string? Write(AccessReport report) => report.Access is { } access ? AccessText.Write(access) : null;

    public string Write(PostureReport report) => PostureText.Write(report);

    public string Write(CheckReport report) => CheckText.Write(report);
}
