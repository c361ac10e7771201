using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The posture of orgs.</summary>
/// <param name="Orgs">The orgs, in the order of the input.</param>
/// <param name="Time">The time of the report (UTC); the default if it is not shown.</param>
internal sealed record PostureReport(ValueList<OrgPosture> Orgs, DateTime Time)
{
    /// <summary>Gets the roles of those who sign the report.</summary>
    public static ValueList<string> Signers { get; } = ["Owner", "Reviewer"];

    /// <summary>Gets the name of the org or of the files that were checked; absent if the names of the orgs tell it.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the commit that has the files; absent if it is not known.</summary>
    public string? Commit { get; init; }

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

    /// <summary>Gets titles and values that tell what was checked, and when.</summary>
    public IEnumerable<(string Title, string Value)> Origin => new[]
    {
        ("Source", Source ?? (Orgs.Count == 1 ? Orgs[0].Name : CountText.Of(Orgs.Count, "org"))),
        ("Commit", Commit ?? ""),
        ("Date", Time == default ? "" : StatusWords.Minute(Time)),
        ("Controls", string.Join(", ", Baselines.Select(baseline => baseline.Title))),
    }.Where(part => part.Item2.Length > 0);

    /// <summary>Gets the numbers of apps, broken rules and exceptions in a sentence.</summary>
    public string Counts
    {
        get
        {
            var broken = All.SelectMany(pair => pair.App.Broken).ToArray();
            var levels = broken.GroupBy(rule => rule.Level).OrderByDescending(level => level.Key)
                .Select(level => CountText.Of(level.Count(), JsonText.Word(level.Key)));
            return $"{CountText.Of(Apps.Count(), "app")}: {CountText.Of(broken.Length, "broken rule")}"
                + (broken.Length > 0 ? $" ({string.Join(", ", levels)})" : "")
                + $", {CountText.Of(All.Sum(pair => pair.App.Exceptions.Count), "exception")}.";
        }
    }

    /// <summary>The posture of apps that were checked, each org and each Salesforce DX project by itself.</summary>
    /// <param name="report">The result of the rules.</param>
    /// <param name="folder">The folder that paths are shown relative to.</param>
    public static PostureReport Of(RuleReport report, string folder) => new(
        report.Apps.GroupBy(app => NameOf(app, folder), StringComparer.Ordinal).Select(apps => new OrgPosture(apps.Key)
        {
            Apps = apps.Select(app => new AppPostureReader([], app.IsTree) { ShowsAllRules = true }.Read(app))
                .OrderBy(app => app.IsOrg).ToValueList(),
        }).ToValueList(),
        Time: default)
    {
        Baselines = report.Apps.SelectMany(app => app.Settings.Baselines).Distinct().ToValueList(),
        Findings = report.Unread,
        Folder = folder,
    };

    /// <summary>Shows the paths in a text relative to the folder.</summary>
    public string Shown(string text) => ShownPath.InMessage(text, Folder).Replace('\\', '/');

    private static string NameOf(CheckedApp app, string folder)
    {
        var project = app.Project is null ? null : ShownPath.Below(app.Project, folder).Replace('\\', '/');
        return string.Join(": ", new[] { app.Org, project }.OfType<string>());
    }
}
