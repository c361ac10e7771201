using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>
/// Holds metadata against the rules, also such as this tool did not make. Policy files are held to them by <see
/// cref="PolicyGenerator"/>.
/// </summary>
public static class RuleCheck
{
    /// <summary>Holds all components of a tree against the rules.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="settings">Which rules count, and how much; such as those of a policy file.</param>
    /// <param name="today">The day (UTC) against which suppressions expire; none does when absent.</param>
    public static Result<RuleReport> Check(MetadataTree tree, RuleSettings settings, DateTime? today)
    {
        var engine = new RuleEngine(settings, today);
        var apps = tree.Files
            .GroupBy(file => file.App ?? "", StringComparer.OrdinalIgnoreCase)
            .OrderBy(app => app.Key, StringComparer.Ordinal)
            .Select(app => engine.Check(new AppRecords
            {
                FullName = app.Key.Length == 0 ? null : app.Key,
                Records = [.. app.Select(file => file.Component)],
                Places = tree.Places,
                IsTree = true,
            }))
            .ToValueList();
        var report = new RuleReport(apps);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(report.Findings);
        diagnostics.AddRange(engine.CheckSuppressions());
        return diagnostics.ToResult(report);
    }
}
