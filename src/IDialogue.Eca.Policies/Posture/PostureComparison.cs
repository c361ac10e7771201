using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Compares the orgs of two runs.</summary>
internal static class PostureComparison
{
    private const string NotInReport = "not in the report";
    private const string NotRead = "not read";
    private const string There = "there";
    private const string NotThere = "not there";
    private const string NotSet = "not set";
    private const string NoFinding = "no finding";

    /// <summary>The changes, in the order of orgs, apps and fields.</summary>
    public static ValueList<PostureChange> Of(IEnumerable<OrgSnapshot> before, IEnumerable<OrgSnapshot> after) =>
        Pair(before, after, org => org.Name)
            .SelectMany(org => ChangesOf(org.Key, org.Before, org.After)).ToValueList();

    private static IEnumerable<PostureChange> ChangesOf(string name, OrgSnapshot? before, OrgSnapshot? after) => (before, after) switch
    {
        ({ IsRead: true }, { IsRead: true }) => Pair(before.Apps, after.Apps, app => app.Name)
            .SelectMany(app => ChangesOf(name, app.Key, app.Before, app.After)),
        _ when Word(before) == Word(after) => [],
        _ => [new PostureChange(name, null, null, Word(before), Word(after))],
    };

    private static IEnumerable<PostureChange> ChangesOf(string org, string app, AppSnapshot? before, AppSnapshot? after)
    {
        if (before is null || after is null)
        {
            return [new PostureChange(org, app, null, before is null ? NotThere : There, after is null ? NotThere : There)];
        }

        var settings = Pair(before.Settings, after.Settings, setting => setting.Title)
            .Select(pair => new PostureChange(org, app, pair.Key, pair.Before?.Value ?? NotSet, pair.After?.Value ?? NotSet));
        var rules = Pair(before.Rules, after.Rules, rule => rule.Code)
            .Select(pair => new PostureChange(
                org,
                app,
                $"{pair.Key} {RuleCatalog.Find(pair.Key)?.Title}".TrimEnd(),
                pair.Before?.Result ?? NoFinding,
                pair.After?.Result ?? NoFinding));
        return settings.Concat(rules).Where(change => change.Before != change.After);
    }

    private static string Word(OrgSnapshot? org) => org switch
    {
        null => NotInReport,
        { IsRead: false } => NotRead,
        _ => CountText.Of(org.Apps.Count, "app"),
    };

    private static IEnumerable<(string Key, T? Before, T? After)> Pair<T>(
        IEnumerable<T> before, IEnumerable<T> after, Func<T, string> keyOf)
        where T : class
    {
        var old = before.ToDictionary(keyOf, StringComparer.Ordinal);
        var now = after.ToDictionary(keyOf, StringComparer.Ordinal);
        return old.Keys.Union(now.Keys, StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal).Select(key =>
            (key, old.TryGetValue(key, out var first) ? first : null, now.TryGetValue(key, out var second) ? second : null));
    }
}
