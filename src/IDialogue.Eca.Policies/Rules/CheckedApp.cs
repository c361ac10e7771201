using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>An app that was checked.</summary>
/// <param name="FullName">Full name of the app; absent for records that belong to the org.</param>
/// <param name="Records">The records that were judged.</param>
/// <param name="Settings">Which rules counted, and how much.</param>
/// <param name="Outcomes">What came of it, one a rule, in the order of the codes.</param>
public sealed record CheckedApp(
    string? FullName, ValueList<MetadataComponent> Records, RuleSettings Settings, ValueList<RuleOutcome> Outcomes)
{
    /// <summary>Full path of the folder of the Salesforce DX project that the records are source of; absent where there is none.</summary>
    public string? Project { get; init; }

    /// <summary>Name of the org that has the records, where the trees of several orgs were checked; otherwise absent.</summary>
    public string? Org { get; init; }

    /// <summary>Gets a value indicating whether the records are those of a tree, where an absent value is Salesforce's default.</summary>
    internal bool IsTree { get; init; }

    /// <summary>Hides in a name or value what a report must not show.</summary>
    internal Func<string, string> Show { get; init; } = text => text;

    /// <summary>The app with findings as a report may show them.</summary>
    internal CheckedApp With(Func<string, string> show) => this with
    {
        Show = show,
        Outcomes = Outcomes.All(outcome => outcome.Findings.Count == 0) ? Outcomes : Outcomes.Select(outcome => outcome with
        {
            Findings = outcome.Findings.Select(finding => finding with { Message = show(finding.Message) }).ToValueList(),
        }).ToValueList(),
    };
}
