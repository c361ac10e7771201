using System.Globalization;
using System.Text;
using System.Text.Json;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes and reads the file of a run: only what this version would write again, byte for byte, is a run.</summary>
internal static class PostureRunFile
{
    private const string Format = "eca-posture-run/1";
    private const string TimePattern = "yyyy-MM-ddTHH:mm:ssZ";
    private const int DigestLength = 12;

    /// <summary>
    /// The name of a file: its time, so that names sort as runs do, and the start of the digest of its content, so that two runs at the
    /// same time have two files, and a file that was changed is found.
    /// </summary>
    public static string NameOf(PostureRun run, string text) => FormattableString.Invariant(
        $"{run.Time:yyyyMMddTHHmmssZ}-{ContentHash.Of(Encoding.UTF8.GetBytes(text)).Substring(0, DigestLength)}.json");

    /// <summary>The digest of orgs.</summary>
    public static string StateOf(ValueList<OrgSnapshot> orgs)
    {
        var json = new JsonText().Begin('{');
        Write(json, orgs);
        return ContentHash.Of(Encoding.UTF8.GetBytes(json.End('}').ToString()));
    }

    /// <summary>The content of a file.</summary>
    public static string Write(PostureRun run)
    {
        var json = new JsonText().Begin('{').Add("format", Format).Add("time", Text(run.Time));
        PostureJson.Write(json, run.Score);
        json.Add("state", run.State);
        if (run.Orgs is { } orgs)
        {
            Write(json, orgs);
        }

        return json.End('}').ToString();
    }

    /// <summary>Reads a file; <see langword="null"/> if it is no run.</summary>
    public static PostureRun? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var run = Read(document.RootElement);
            return Write(run) == text ? run : null;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void Write(JsonText json, ValueList<OrgSnapshot> orgs)
    {
        json.Begin('[', "orgs");
        foreach (var org in orgs)
        {
            json.Begin('{').Add("org", org.Name).Add("isRead", org.IsRead).Begin('[', "apps");
            foreach (var app in org.Apps)
            {
                Write(json, app);
            }

            json.End(']').End('}');
        }

        json.End(']');
    }

    private static void Write(JsonText json, AppSnapshot app)
    {
        json.Begin('{').Add("app", app.Name).Begin('{', "settings");
        foreach (var setting in app.Settings)
        {
            json.Add(setting.Title, setting.Value);
        }

        json.End('}').Begin('[', "rules");
        foreach (var rule in app.Rules)
        {
            json.Begin('{').Add("rule", rule.Code).Add("result", rule.Result).Add("since", Text(rule.Since)).End('}');
        }

        json.End(']').End('}');
    }

    private static PostureRun Read(JsonElement root)
    {
        var score = root.GetProperty("score");
        return new PostureRun(
            Time(root, "time"),
            new Score(Number(score, "holding"), Number(score, "accepted"), Number(score, "total")),
            Text(root, "state"),
            root.TryGetProperty("orgs", out var orgs) ? orgs.EnumerateArray().Select(ReadOrg).ToValueList() : null);
    }

    private static OrgSnapshot ReadOrg(JsonElement org) => new(
        Text(org, "org"),
        org.GetProperty("isRead").GetBoolean(),
        org.GetProperty("apps").EnumerateArray().Select(ReadApp).ToValueList());

    private static AppSnapshot ReadApp(JsonElement app) => new(
        Text(app, "app"),
        app.GetProperty("settings").EnumerateObject()
            .Select(setting => new PostureField(setting.Name, setting.Value.GetString() ?? throw new FormatException())).ToValueList(),
        app.GetProperty("rules").EnumerateArray()
            .Select(rule => new RuleSnapshot(Text(rule, "rule"), Text(rule, "result"), Time(rule, "since"))).ToValueList());

    private static string Text(DateTime time) => time.ToString(TimePattern, CultureInfo.InvariantCulture);

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? throw new FormatException();

    private static int Number(JsonElement item, string name) => item.GetProperty(name).GetInt32();

    private static DateTime Time(JsonElement item, string name) => DateTime.ParseExact(
        Text(item, name), TimePattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
