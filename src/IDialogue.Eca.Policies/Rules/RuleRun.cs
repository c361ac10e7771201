using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Holds the records of policy files against the rules, app by app.</summary>
/// <param name="places">Where the records say what they say.</param>
/// <param name="fromVariables">Places whose text came from a variable.</param>
/// <param name="policyFiles">Paths of the files that authors wrote.</param>
internal sealed class RuleRun(SourceMap places, IReadOnlyCollection<SourceLocation> fromVariables, IEnumerable<string> policyFiles)
{
    private readonly HashSet<string> policyFiles = new(policyFiles, StringComparer.Ordinal);

    /// <param name="judged">The records.</param>
    /// <param name="baseline">What the org has, where the records were merged into it.</param>
    public RuleReport Check(IEnumerable<JudgedRecord> judged, MetadataTree? baseline) => new(judged
        .GroupBy(record => (record.Bound.Rules, record.Bound.Component.App))
        .Select(app => CheckApp(app.Key.Rules, app.Key.App, [.. app], baseline))
        .ToValueList());

    /// <summary>What the org's own records broke before, where no policy speaks, is no finding: it is not the author's.</summary>
    private CheckedApp CheckApp(RuleEngine engine, string? name, JudgedRecord[] judged, MetadataTree? baseline)
    {
        var retrieved = judged.Select(record => record.Retrieved).OfType<ComponentFile>().ToArray();
        var records = new AppRecords
        {
            FullName = name,
            Records = [.. judged.Select(record => record.Record)],
            UnreadableFields = record => Array.Find(judged, known => ReferenceEquals(known.Record, record))!.Bound.UnreadableFields,
            Others = name is null || baseline is null ? [] : [.. baseline.FilesOf(name).Except(retrieved).Select(file => file.Component)],
            Places = places,
            FromVariables = fromVariables,
        };
        if (retrieved.Length == 0)
        {
            return engine.Check(records);
        }

        var before = records with { Records = [.. retrieved.Select(file => file.Component)], UnreadableFields = _ => [] };
        var known = new HashSet<string>(engine.FindCodes(before), StringComparer.Ordinal);
        return engine.Check(records, finding => known.Contains(finding.Code) && !(finding.Location is { } place && policyFiles.Contains(place.File)));
    }
}
