using System.IO.Abstractions;
using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Posture;
using Global = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;
using Policy = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Tests.Posture;

/// <summary>The runs of a history, and what each tells about those before.</summary>
public sealed partial class PostureHistoryTests
{
    private const string Folder = "/history";

    /// <summary>Settings to change, each with the element, and the values with what a report shows of them.</summary>
    private static readonly (MetadataField Field, (string Xml, string Shown)[] Values)[] Changeable =
    [
        Choices(Policy.PermittedUsersPolicyType),
        Choices(Policy.RefreshTokenPolicyType),
        Choices(Policy.IpRelaxationPolicyType),
        Choices(Policy.RequiredSessionLevel),
        Texts(Policy.StartUrl, "https://example.com/start", "https://example.com/?a=1&amp;b=<\"|"),
        Texts(Policy.CommaSeparatedPermissionSet, "Agent_User", "Other_User", "Agent_User,Other_User"),
        Texts(Policy.RefreshTokenValidityPeriod, "1", "30", "365"),
        Texts(Global.CallbackUrl, "https://example.com/callback", "https://example.com/other"),
        (Global.IsPkceRequired, [("true", "on"), ("false", "off")]),
        (Global.IsDeviceFlowEnabled, [("true", "on"), ("false", "off")]),
    ];

    [Test]
    public void Runs_over_unchanged_orgs_report_no_change()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent").Add("acme", "Bot").Add("beta", "Agent");

        Enumerable.Range(0, 30).SelectMany(day => Run(orgs, day).Trend!.Changes).Should().BeEmpty();

        Files(orgs).Should().HaveCount(30);
        Files(orgs).Skip(1).Should().OnlyContain(path => orgs.Disk.FileInfo.New(path).Length < 400, "a run without changes is small");
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Each_change_is_told_with_field_before_and_after(int seed)
    {
        var random = new Random(seed);
        var now = new Dictionary<(string Org, string App, MetadataField Field), int>();
        var orgs = new PostureOrgs();
        foreach (var (org, app) in from org in new[] { "acme", "beta", "gamma" } from app in new[] { "Agent", "Bot" } select (org, app))
        {
            Array.ForEach(Changeable, part => now[(org, app, part.Field)] = 0);
            Save(orgs, now, org, app);
        }

        Run(orgs, day: 0);
        for (var day = 1; day <= 100; day++)
        {
            var key = now.Keys.ElementAt(random.Next(now.Count));
            var values = Changeable.Single(part => part.Field == key.Field).Values;
            var before = now[key];
            now[key] = (before + 1 + random.Next(values.Length - 1)) % values.Length;
            Save(orgs, now, key.Org, key.App);

            var changes = Run(orgs, day).Trend!.Changes;

            changes.Should().ContainSingle(change => change.Field!.EndsWith($": {SetupText.TitleOf(key.Field)}", StringComparison.Ordinal))
                .Which.Should().BeEquivalentTo(
                    new { key.Org, key.App, Before = values[before].Shown, After = values[now[key]].Shown });
            changes.Where(change => !RuleField().IsMatch(change.Field!)).Should().HaveCount(1, "all others are results of rules");
        }
    }

    [Test]
    public void Apps_and_orgs_that_come_and_go_are_changes()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent").Add("beta", "Agent");
        Run(orgs, day: 0);

        orgs.Add("acme", "Bot");
        Run(orgs, day: 1).Trend!.Changes.Should().Equal(new PostureChange("acme", "Bot", null, "not there", "there"));
        orgs.Disk.Directory.Delete("/orgs/beta", recursive: true);
        Run(orgs, day: 2).Trend!.Changes.Should().Equal(new PostureChange("beta", null, null, "1 app", "not in the report"));
    }

    [Test]
    public void An_org_that_cannot_be_read_is_no_change_and_is_compared_with_the_last_run_that_read_it()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent").Add("beta", "Agent");
        Run(orgs, day: 0);
        orgs.Disk.Directory.Move("/orgs/beta", "/aside");
        orgs.AddFile("/orgs/beta.zip", "no zip");
        var unread = Run(orgs, day: 1);
        orgs.Disk.File.Delete("/orgs/beta.zip");
        orgs.Disk.Directory.Move("/aside", "/orgs/beta");
        orgs.Add("beta", "Agent", "<ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>");

        unread.Orgs.Should().Contain(org => org.IsUnreadable);
        unread.Trend!.Changes.Should().BeEmpty();
        Run(orgs, day: 2).Trend!.Changes.Should().Contain(new PostureChange(
            "beta", "Agent", "OAuth policies (Agent_oauthPlcy): IP Relaxation", "not set", "Relax IP restrictions"));
    }

    [Test]
    public void A_finding_stands_since_the_first_run_that_has_it()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent");
        Run(orgs, day: 0);
        orgs.Add("acme", "Agent", settings: "<isPkceRequired>false</isPkceRequired>");
        Run(orgs, day: 1);
        Run(orgs, day: 2);

        var rules = Run(orgs, day: 3).Orgs.Single().Apps.Single().Rules;

        rules.Single(rule => rule.Rule.Code == "ECA0095").Since.Should().Be(PostureOrgs.Time.AddDays(1));
        rules.Single(rule => rule.Rule.Code == "ECA0121").Since.Should().Be(PostureOrgs.Time);
        rules.First(rule => !rule.IsNotable).Since.Should().BeNull();
    }

    [Test]
    public void The_score_of_each_run_is_a_point_of_the_curve()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent");
        Run(orgs, day: 0);
        orgs.Add("acme", "Agent", settings: "<isPkceRequired>false</isPkceRequired>");
        var report = Run(orgs, day: 7);

        report.Trend!.Scores.Select(point => point.Time).Should().Equal(PostureOrgs.Time, PostureOrgs.Time.AddDays(7));
        report.Trend.Scores.Select(point => point.Score.Percent).Should().BeInDescendingOrder().And.OnlyHaveUniqueItems();
        PosturePage.Write(report).Should().Contain("Score over time").And.Contain("<polyline class=\"curve\"");
    }

    [TestCase("notes.txt", "not JSON")]
    [TestCase("20261128T123000Z-0123456789ab.json", "{}")]
    [TestCase("20261128T123000Z-0123456789ab.json", "{ \"format\": \"eca-posture-run/1\", \"time\": 1 }")]
    [TestCase("20261128T123000Z-0123456789ab.json", "[[[[")]
    public void A_file_that_is_no_run_is_a_finding_and_stops_nothing(string name, string content)
    {
        var orgs = new PostureOrgs().Add("acme", "Agent").AddFile($"{Folder}/{name}", content).AddFile($"{Folder}/.gitkeep", "");
        Run(orgs, day: 0);

        var report = Run(orgs, day: 1);

        report.Findings.Select(finding => finding.Code).Should().Equal("ECA0263");
        report.Trend!.LastRun.Should().Be(PostureOrgs.Time);
    }

    [Test]
    public void A_run_that_was_changed_is_not_believed()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent");
        Run(orgs, day: 0);
        var path = Files(orgs).Single();
        orgs.AddFile(path, orgs.Disk.File.ReadAllText(path).Replace("\"holding\": ", "\"holding\": 1", StringComparison.Ordinal));

        var report = Run(orgs, day: 1);

        report.Findings.Select(finding => finding.Code).Should().Equal("ECA0263");
        report.Trend!.LastRun.Should().BeNull();
    }

    [Test]
    public void A_huge_file_is_not_read()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent")
            .AddFile($"{Folder}/huge.json", new string(' ', InputLimit.HistoryRun.Bytes + 1));

        Run(orgs, day: 0).Findings.Select(finding => finding.Code).Should().Equal("ECA0207");
    }

    [Test]
    public void Runs_at_the_same_time_lose_nothing()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var reports = Enumerable.Range(0, 16)
                .Select(number => new PostureOrgs().Add(FormattableString.Invariant($"org{number}"), "Agent").Read()).ToArray();
            Parallel.ForEach(reports, report => new PostureHistory(new FileSystem(), folder).Add(report).Findings.Should().BeEmpty());

            Directory.GetFiles(folder).Should().HaveCount(16);
            new PostureHistory(new FileSystem(), folder).Add(reports[0]).Findings.Should().BeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_run_has_no_consumer_key_and_no_certificate()
    {
        var orgs = new PostureOrgs().Add(
            "acme",
            "Agent",
            settings: "<certificate>MIICertificate</certificate><consumerKey>3MVG9Key</consumerKey><consumerSecret>Secret1</consumerSecret>");
        Run(orgs, day: 0);

        orgs.Disk.File.ReadAllText(Files(orgs).Single()).Should().NotContainAny("MIICertificate", "3MVG9Key", "Secret1")
            .And.Contain("not shown, SHA-256 ");
    }

    private static PostureReport Run(PostureOrgs orgs, int day) =>
        new PostureHistory(orgs.Disk, orgs.Disk.Path.GetFullPath(Folder)).Add(orgs.Read() with { Time = PostureOrgs.Time.AddDays(day) });

    private static string[] Files(PostureOrgs orgs) =>
        [.. orgs.Disk.Directory.GetFiles(Folder).OrderBy(path => path, StringComparer.Ordinal)];

    private static void Save(
        PostureOrgs orgs, Dictionary<(string Org, string App, MetadataField Field), int> now, string org, string app)
    {
        orgs.Add(
            org, app, Elements(ExtlClntAppOauthConfigurablePolicies.MetadataType), Elements(ExtlClntAppGlobalOauthSettings.MetadataType));

        string Elements(MetadataType type) => string.Concat(Changeable.Where(part => part.Field.DeclaringType == type)
            .Select(part => $"<{part.Field.Name}>{part.Values[now[(org, app, part.Field)]].Xml}</{part.Field.Name}>"));
    }

    private static (MetadataField Field, (string Xml, string Shown)[] Values) Choices(MetadataField field) =>
        (field, [.. field.Enum!.Values.Take(3).Select(value => (value.Name, value.Label ?? value.Name))]);

    private static (MetadataField Field, (string Xml, string Shown)[] Values) Texts(MetadataField field, params string[] texts) =>
        (field, [.. texts.Select(text => (
            text.Replace("<", "&lt;", StringComparison.Ordinal),
            text.Replace("&amp;", "&", StringComparison.Ordinal).Replace(",", "; ", StringComparison.Ordinal)))]);

    [GeneratedRegex("^ECA[0-9]{4} ")]
    private static partial Regex RuleField();
}
