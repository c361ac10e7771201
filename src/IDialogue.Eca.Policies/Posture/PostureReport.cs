using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The posture of orgs.</summary>
/// <param name="Orgs">The orgs, in the order of the input.</param>
/// <param name="Time">The time of the report (UTC).</param>
internal sealed record PostureReport(ValueList<OrgPosture> Orgs, DateTime Time)
{
    /// <summary>Gets the baselines whose controls make the score.</summary>
    public ValueList<RuleBaseline> Baselines { get; init; } = [];

    /// <summary>Gets the findings about the input.</summary>
    public ValueList<Diagnostic> Findings { get; init; } = [];

    /// <summary>Gets the folder that paths are shown relative to.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Gets the comparison with the runs before; absent without a history.</summary>
    public PostureTrend? Trend { get; init; }

    /// <summary>Gets the share of controls that hold in all apps of all orgs.</summary>
    public Score Score => Score.Sum(Orgs.Select(org => org.Score));

    /// <summary>Gets the apps with their orgs, without the parts for the settings of orgs.</summary>
    public IEnumerable<(OrgPosture Org, AppPosture App)> Apps => All.Where(pair => !pair.App.IsOrg);

    /// <summary>Gets the apps with their orgs, and the settings of the orgs.</summary>
    public IEnumerable<(OrgPosture Org, AppPosture App)> All => Orgs.SelectMany(org => org.Apps.Select(app => (org, app)));

    /// <summary>Shows the paths in a text relative to the folder.</summary>
    public string Shown(string text) => ShownPath.InMessage(text, Folder).Replace('\\', '/');
}
