using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Policies and metadata checked against the rules.</summary>
/// <param name="Rules">The result of each rule.</param>
/// <param name="Findings">The findings in the order of files and lines.</param>
/// <param name="Date">The time of the report (UTC).</param>
/// <param name="Folder">Folder that paths are shown relative to.</param>
internal sealed record CheckReport(RuleReport Rules, ValueList<Diagnostic> Findings, DateTime Date, string Folder)
{
    /// <summary>Gets the name of the org or of the files that were checked; absent if it is not known.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the commit that has the files; absent if it is not known.</summary>
    public string? Commit { get; init; }
}
