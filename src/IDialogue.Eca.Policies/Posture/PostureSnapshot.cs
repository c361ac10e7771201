namespace IDialogue.Eca.Policies.Posture;

/// <summary>Takes from a report what a history keeps of it.</summary>
/// <param name="known">The orgs of the run before.</param>
/// <param name="time">The time of the run (UTC).</param>
internal sealed class PostureSnapshot(ValueList<OrgSnapshot> known, DateTime time)
{
    /// <summary>The orgs of a report. One that can't be read is as it was.</summary>
    public ValueList<OrgSnapshot> Of(PostureReport report)
    {
        var names = Unique(report.Orgs.Select(org => org.Name));
        return report.Orgs.Zip(names, Of).OrderBy(org => org.Name, StringComparer.Ordinal).ToValueList();
    }

    /// <summary>The report with the run since which each finding stands.</summary>
    public static PostureReport WithTimes(PostureReport report, ValueList<OrgSnapshot> orgs)
    {
        var snapshots = orgs.ToDictionary(org => org.Name, StringComparer.Ordinal);
        return report with
        {
            Orgs = report.Orgs
                .Zip(Unique(report.Orgs.Select(org => org.Name)), (org, name) => WithTimes(org, snapshots[name])).ToValueList(),
        };
    }

    private OrgSnapshot Of(OrgPosture org, string name)
    {
        var before = known.FirstOrDefault(other => other.Name == name);
        return org.IsUnreadable
            ? before ?? new OrgSnapshot(name, IsRead: false, [])
            : new OrgSnapshot(name, IsRead: true, org.Apps
                .Zip(Unique(org.Apps.Select(app => app.Name)), (app, unique) => Of(app, unique, before))
                .OrderBy(app => app.Name, StringComparer.Ordinal).ToValueList());
    }

    private AppSnapshot Of(AppPosture app, string name, OrgSnapshot? org)
    {
        var before = org?.Apps.FirstOrDefault(other => other.Name == name);
        var settings = app.Records
            .SelectMany(record => record.Fields.Select(field => (Title: $"{record.Title}: {field.Title}", field.Value)))
            .Concat(app.Exceptions.Select(exception => (Title: $"Exception to {exception.Rule.Code}", Value: exception.InWords)))
            .GroupBy(setting => setting.Title, setting => setting.Value, StringComparer.Ordinal)
            .OrderBy(setting => setting.Key, StringComparer.Ordinal);
        return new AppSnapshot(
            name,
            settings.Select(setting => new PostureField(setting.Key, string.Join("; ", setting))).ToValueList(),
            app.Rules.Where(rule => rule.IsNotable).Select(rule => Of(rule, before)).ToValueList());
    }

    private RuleSnapshot Of(RulePosture rule, AppSnapshot? app)
    {
        var result = StatusWords.Of(rule.Status);
        return app?.Rules.FirstOrDefault(other => other.Code == rule.Rule.Code && other.Result == result)
            ?? new RuleSnapshot(rule.Rule.Code, result, time);
    }

    private static OrgPosture WithTimes(OrgPosture org, OrgSnapshot snapshot)
    {
        var apps = snapshot.Apps.ToDictionary(app => app.Name, StringComparer.Ordinal);
        return org with
        {
            Apps = org.Apps.Zip(Unique(org.Apps.Select(app => app.Name)), (app, name) => app with
            {
                Rules = app.Rules.Select(rule => rule with
                {
                    Since = apps[name].Rules.FirstOrDefault(other => other.Code == rule.Rule.Code)?.Since,
                }).ToValueList(),
            }).ToValueList(),
        };
    }

    /// <summary>Names of which none is like another: the second of a name has its number.</summary>
    private static string[] Unique(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select(name =>
        {
            var unique = name;
            for (var number = 2; !taken.Add(unique); number++)
            {
                unique = FormattableString.Invariant($"{name} ({number})");
            }

            return unique;
        })];
    }
}
