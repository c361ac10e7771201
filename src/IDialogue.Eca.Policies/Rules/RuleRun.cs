using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Holds the records of policy files against the rules, app by app.</summary>
/// <param name="places">Where the records say what they say.</param>
/// <param name="fromVariables">Places whose text came from a variable.</param>
/// <param name="policyFiles">Paths of the files that authors wrote.</param>
/// <param name="retrieved">What the org has, where the records were merged into it.</param>
/// <param name="today">The day against which suppressions expire; none does when absent.</param>
internal sealed class RuleRun(
    SourceMap places,
    IReadOnlyCollection<SourceLocation> fromVariables,
    IEnumerable<string> policyFiles,
    MetadataTree? retrieved,
    DateTime? today)
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

    /// <summary>What the org's own records broke before, where no policy speaks, is no finding: it is not the author's.</summary>
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
        var known = new HashSet<string>(engine.FindCodes(before), StringComparer.Ordinal);
        return engine.Check(records, finding => known.Contains(finding.Code) && !IsAuthors(finding));

        DesiredComponent DesiredOf(MetadataComponent record) =>
            components.First(planned => ReferenceEquals(planned.Result.Component, record)).Desired;
    }

    /// <summary>Whether a finding is about what stands in a policy file.</summary>
    private bool IsAuthors(Diagnostic finding) => finding.Location is { } place && policyFiles.Contains(place.File);
}
