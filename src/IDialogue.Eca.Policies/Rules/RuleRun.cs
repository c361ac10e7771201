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

    /// <summary>Hides in a text what a report must not show; nothing when not set.</summary>
    public Func<string, string> Show { get; init; } = text => text;

    /// <summary>Checks the records of one policy file by its settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="components">The records.</param>
    /// <param name="unreadOf">Tells the types of an app's sections that could not be read.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public ValueList<CheckedApp> Check(
        RuleSettings settings,
        IEnumerable<PlannedComponent> components,
        Func<string?, ValueList<MetadataType>> unreadOf,
        DiagnosticBag diagnostics)
    {
        var engine = new RuleEngine(settings, today);
        var apps = components
            .GroupBy(planned => planned.Desired.Component.App)
            .Select(app => CheckApp(engine, app.Key, [.. app], unreadOf(app.Key)).With(Show))
            .ToValueList();
        diagnostics.AddRange(new RuleReport(apps).Findings);
        diagnostics.AddRange(engine.CheckSettings());
        return apps;
    }

    /// <summary>
    /// Checks an app as it is after a merge: the merged records, and those that no policy sets. Rules that the org's own records broke
    /// before, without a policy, are no findings: they are not the author's.
    /// </summary>
    private CheckedApp CheckApp(RuleEngine engine, string? name, PlannedComponent[] components, ValueList<MetadataType> unreadSections)
    {
        var merged = components.Select(planned => planned.Retrieved).OfType<RetrievedFile>().ToArray();
        MetadataComponent[] others = name is null || retrieved is null
            ? [] : [.. retrieved.FilesOf(name).Except(merged).Select(file => file.Component)];
        MetadataComponent[] results = [.. components.Select(planned => planned.Result.Component)];
        var records = new AppRecords
        {
            FullName = name,
            Records = [.. results, .. others],
            UnreadableFields = record => Array.Find(components, planned => ReferenceEquals(planned.Result.Component, record)) is { } planned
                ? planned.Desired.UnreadableFields
                : ReadExtent.UnreadableFields(record, places),
            Places = places,
            FromVariables = fromVariables,
            MayHave = type => unreadSections.Contains(type) || retrieved?.MayHaveUnread(type) == true,
        };
        if (merged.Length + others.Length == 0)
        {
            return engine.Check(records);
        }

        var before = records with
        {
            Records = [.. merged.Select(file => file.Component), .. others],
            UnreadableFields = record => ReadExtent.UnreadableFields(record, places),
        };
        var known = engine.FindAll(before).ToLookup(found => found.Code, found => found.Finding.Message, StringComparer.Ordinal);
        var mergedPaths = new HashSet<string>(merged.Select(file => file.Path), StringComparer.Ordinal);
        var check = engine.Check(records, (rule, finding) => engine.IsGuarded(rule)
            ? AtPolicy(finding, components)
            : RelateUnguarded(rule, finding));
        return check with { Records = results.ToValueList() };

        Diagnostic? RelateUnguarded(PolicyRule rule, Diagnostic finding) => rule.CountsWhereUnchanged && IsIn(finding, mergedPaths)
            ? OfDeploy(finding)
            : Relate(finding, known[finding.Code], components);
    }

    /// <summary>A finding about values that a deploy would write again; without a deploy it stops nothing.</summary>
    private Diagnostic OfDeploy(Diagnostic finding) => isDeployed || finding.Severity != DiagnosticSeverity.Error
        ? finding
        : finding with { Severity = DiagnosticSeverity.Warning };

    /// <summary>
    /// A finding that the retrieved records have too stops nothing: a deploy does not change what it is about. Where no policy speaks, it
    /// is not the author's at all.
    /// </summary>
    private Diagnostic? Relate(Diagnostic finding, IEnumerable<string> before, PlannedComponent[] components)
    {
        if (!IsIn(finding, policyFiles))
        {
            return before.Any() ? null : AtPolicy(finding, components);
        }

        return before.Contains(finding.Message) && finding.Severity != DiagnosticSeverity.Info
            ? finding with
            {
                Severity = DiagnosticSeverity.Warning,
                Message = finding.Message + " The retrieved record already breaks this rule, so it is a warning.",
            }
            : finding;
    }

    /// <summary>
    /// A finding that is the author's, although it is about a retrieved value: at the section that changes the record, if one does.
    /// </summary>
    private Diagnostic AtPolicy(Diagnostic finding, PlannedComponent[] components) =>
        Array.Find(components, planned => planned.Retrieved is { } file && file.Path == finding.Location?.File) is { } cause
            ? finding with { Location = places.Find(cause.Desired.Component, null) ?? finding.Location }
            : finding;

    private static bool IsIn(Diagnostic finding, HashSet<string> files) => finding.Location is { } place && files.Contains(place.File);
}
