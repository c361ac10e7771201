using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the posture as JSON, in Setup's words.</summary>
internal static class PostureJson
{
    /// <summary>Writes the keys of the report into an object that may have others.</summary>
    public static void Write(JsonText json, PostureReport report)
    {
        json.Add("time", FormattableString.Invariant($"{report.Time:yyyy-MM-ddTHH:mm:ssZ}"))
            .Add("commit", report.Commit)
            .Add("controls", report.Baselines.Select(baseline => baseline.Name));
        Write(json, report.Score);
        json.Begin('[', "orgs");
        foreach (var org in report.Orgs)
        {
            json.Begin('{').Add("org", org.Name).Add("input", JsonText.Word(org.Kind)).Add("isRead", !org.IsUnreadable);
            Write(json, org.Score);
            json.Begin('[', "apps");
            foreach (var app in org.Apps)
            {
                Write(json, app, report);
            }

            json.End(']').End('}');
        }

        json.End(']');
        if (report.Trend is { } trend)
        {
            json.Add("lastRun", trend.LastRun is { } last ? FormattableString.Invariant($"{last:yyyy-MM-ddTHH:mm:ssZ}") : null)
                .Begin('[', "changes");
            foreach (var change in trend.Changes)
            {
                Write(json, change);
            }

            json.End(']');
        }
    }

    /// <summary>Writes a change.</summary>
    public static void Write(JsonText json, PostureChange change) => json.Begin('{')
        .Add("org", change.Org).Add("app", change.App).Add("field", change.Field)
        .Add("before", change.Before).Add("after", change.After).End('}');

    /// <summary>Writes a score.</summary>
    public static void Write(JsonText json, Score score) => json.Begin('{', "score")
        .Add("holding", score.Holding).Add("accepted", score.Accepted).Add("total", score.Total).End('}');

    /// <summary>Writes the settings of a record.</summary>
    public static void Write(JsonText json, RecordPosture record)
    {
        json.Begin('{').Add("type", record.Type.Name).Add("name", record.Name).Begin('{', "fields");
        foreach (var field in record.Fields)
        {
            json.Add(field.Title, field.Value);
        }

        json.End('}').End('}');
    }

    private static void Write(JsonText json, AppPosture app, PostureReport report)
    {
        json.Begin('{').Add("app", app.Name).Add("isOrg", app.IsOrg);
        Write(json, app.Score);
        json.Begin('{', "settings");
        foreach (var fact in app.Facts)
        {
            json.Add(fact.Title, fact.Value);
        }

        json.End('}').Begin('[', "controls");
        foreach (var control in app.Controls.Where(control => control.Status != RuleStatus.NotApplicable))
        {
            json.Begin('{').Add("baseline", control.Baseline.Name).Add("control", control.Name)
                .Add("result", StatusWords.Of(control.Status)).Add("rules", control.Rules).End('}');
        }

        json.End(']').Begin('[', "rules");
        foreach (var rule in app.Rules)
        {
            json.Begin('{').Add("rule", rule.Rule.Code).Add("level", JsonText.Word(rule.Level)).Add("result", StatusWords.Of(rule.Status));
            if (rule.Since is { } since)
            {
                json.Add("since", StatusWords.Day(since));
            }

            json.Add("messages", rule.Messages).End('}');
        }

        json.End(']').Begin('[', "exceptions");
        foreach (var exception in app.Exceptions)
        {
            json.Begin('{').Add("rule", exception.Rule.Code).Add("reason", exception.Reason)
                .Add("owner", exception.Owner.Length > 0 ? exception.Owner : null)
                .Add("approver", exception.Approver.Length > 0 ? exception.Approver : null)
                .Add("until", exception.Until is { } until ? StatusWords.Day(until) : null)
                .Add("place", report.Shown(exception.Place)).End('}');
        }

        json.End(']').Begin('[', "records");
        foreach (var record in app.Records)
        {
            Write(json, record);
        }

        json.End(']').End('}');
    }
}
