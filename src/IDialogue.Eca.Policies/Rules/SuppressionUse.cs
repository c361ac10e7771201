using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Suppressions that count for policy files and metadata alike are unused only where none of them needs it.</summary>
internal static class SuppressionUse
{
    /// <summary>The findings without those about suppressions that are of use elsewhere, each of the others once.</summary>
    public static ValueList<Diagnostic> Reconcile(ValueList<Diagnostic> findings, RuleReport report)
    {
        var code = DiagnosticCatalog.SuppressionUnused(null, "").Code;
        var used = new HashSet<SourceLocation?>(report.Apps
            .SelectMany(app => app.Outcomes)
            .Select(outcome => outcome.Suppression?.Location)
            .Where(place => place is not null));
        return findings.Where(finding => finding.Code != code || !used.Contains(finding.Location)).Distinct().ToValueList();
    }
}
