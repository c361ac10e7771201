using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Checks the records of policy files, app by app.</summary>
/// <param name="places">The locations of the records' values.</param>
/// <param name="fromVariables">Places whose text came from a variable.</param>
/// <param name="policyFiles">Paths of the files that authors wrote.</param>
/// <param name="retrieved">What the org has, where the records were merged into it.</param>
/// <param name="today">The day against which suppressions expire; none does when absent.</param>
/// <param name="isDeployed">Whether the records are to be deployed, with what the retrieved records have.</param>
internal sealed class RuleRun(
    SourceMap places,
    IReadOnlyCollection<SourceLocation> fromVariables,
    IEnumerable<string> policyFiles,
    MetadataTree? retrieved,
    DateTime? today,
    bool isDeployed)
{
    private readonly HashSet<string> policyFiles = new(policyFiles, StringComparer.Ordinal);

    /// <summary>Checks the records of one policy file by its settings.</summary>
    public ValueList<CheckedApp> Check(RuleSettings settings, IEnumerable<PlannedComponent> components, DiagnosticBag diagnostics)
    {
        var engine = new RuleEngine(settings, today);
        var apps = components
            .GroupBy(planned => planned.Desired.Component.App)
            .Select(app => CheckApp(engine, app.Key, [.. app]))
            .ToValueList();
        diagnostics.AddRange(new RuleReport(apps).Findings);
        diagnostics.AddRange(engine.CheckSuppressions());
        return apps;
    }

    /// <summary>
    /// Checks an app. Rules that the org's own records broke before, without a policy, are no findings: they are not the author's.
    /// </summary>
    private CheckedApp CheckApp(RuleEngine engine, string? name, PlannedComponent[] components)
    {
        var files = components.Select(planned => planned.Retrieved).OfType<RetrievedFile>().ToArray();
        var records = new AppRecords
        {
            FullName = name,
            Records = [.. components.Select(planned => planned.Result.Component)],
            UnreadableFields = record => DesiredOf(record).UnreadableFields,
            Others = name is null || retrieved is null ? [] : [.. retrieved.FilesOf(name).Except(files).Select(file => file.Component)],
            Places = places,
            FromVariables = fromVariables,
        };
        if (files.Length == 0)
        {
            return engine.Check(records);
        }

        var before = records with { Records = [.. files.Select(file => file.Component)], UnreadableFields = _ => [] };
        var known = engine.FindAll(before).ToLookup(found => found.Code, found => found.Finding.Message, StringComparer.Ordinal);
        return engine.Check(
            records, (rule, finding) => isDeployed && rule.CountsWhereUnchanged ? finding : Relate(finding, known[finding.Code]));

        DesiredComponent DesiredOf(MetadataComponent record) =>
            components.First(planned => ReferenceEquals(planned.Result.Component, record)).Desired;
    }

    /// <summary>
    /// A finding that the retrieved records have too stops nothing: a deploy does not change what it is about. Where no policy speaks, it
    /// is not the author's at all.
    /// </summary>
    private Diagnostic? Relate(Diagnostic finding, IEnumerable<string> before)
    {
        if (!(finding.Location is { } place && policyFiles.Contains(place.File)))
        {
            return before.Any() ? null : finding;
        }

        return before.Contains(finding.Message) && finding.Severity != DiagnosticSeverity.Info
            ? finding with
            {
                Severity = DiagnosticSeverity.Warning,
                Message = finding.Message + " The retrieved record already breaks this rule, so it is a warning.",
            }
            : finding;
    }
}
