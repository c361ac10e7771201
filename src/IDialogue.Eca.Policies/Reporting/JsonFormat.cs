using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Policies.Posture;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>One JSON document with the findings and the result.</summary>
internal sealed class JsonFormat : ReportFormat,
    IReportWriter<DiffReport>, IReportWriter<CheckReport>, IReportWriter<AccessReport>, IReportWriter<PostureReport>
{
    private JsonFormat()
        : base("json", "one document for programs")
    {
    }

    public static JsonFormat Instance { get; } = new();

    public override bool IncludesFindings => true;

    public string Write(DiffReport report) => Write(report.Findings, report.Folder, json =>
    {
        if (report.Single?.Difference is { } diff)
        {
            DiffJson.Write(json, diff, path => ShownPath.Below(path, report.Folder));
        }
        else if (report is { Single: null, Orgs.Count: > 0 })
        {
            OrgDiffs.Write(json, report);
        }
    });

    public string Write(AccessReport report) => Write(report.Findings, report.Folder, json =>
    {
        if (report.Access is { } access)
        {
            AccessJson.Write(json, access);
        }
    });

    public string Write(PostureReport report) =>
        Write(report.Findings, report.Folder, json => PostureJson.Write(json, report));

    public string Write(CheckReport report) => Write(report.Findings, report.Folder, result: null);

    /// <summary>Writes a document; the findings come first in every one.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="folder">Folder that paths are shown relative to.</param>
    /// <param name="result">Writes the keys of the result; none when absent.</param>
    public static string Write(IEnumerable<Diagnostic> findings, string folder, Action<JsonText>? result)
    {
        var json = new JsonText().Begin('{');
        new FindingReport(findings, folder).Write(json);
        result?.Invoke(json);
        return json.End('}').ToString();
    }
}
