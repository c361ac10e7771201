using IDialogue.Eca.Policies.Posture;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>A report for auditors: an overview to sign, then each app with its settings and the result of each rule.</summary>
public static class EvidenceReport
{
    /// <summary>The report as Markdown.</summary>
    /// <param name="report">What came of the rules.</param>
    /// <param name="date">The time of the report (UTC); left out when absent.</param>
    /// <param name="folder">Folder that paths are shown relative to, where they lie below it.</param>
    /// <param name="source">Name of the org or of the files that were checked; left out when absent.</param>
    /// <param name="commit">The commit that has the files; left out when absent.</param>
    public static string ToMarkdown(RuleReport report, DateTime? date, string folder, string? source = null, string? commit = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(folder);
        return PostureMarkdown.Write(PostureReport.Of(report, folder) with { Time = date ?? default, Source = source, Commit = commit });
    }
}
