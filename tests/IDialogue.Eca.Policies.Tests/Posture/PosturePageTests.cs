using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Posture;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Posture;

/// <summary>The page about the posture of orgs.</summary>
public sealed partial class PosturePageTests
{
    private static readonly RuleDescription Rule = RuleCatalog.Rules[0].Description;

    private static readonly string[] Markup =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><svg/onload=alert(1)>",
        "]]>", "<!--", "-->", "&lt;b&gt;", "</style><script>", "javascript:alert(1)", "`onclick`", "&#60;script&#62;",
    ];

    private static Gen<string> Names { get; } =
        Gen.Frequency((2, HostileWords.Any), (1, Gen.OneOf([.. Markup.Select(Gen.Const)]))).Where(name => name.Length > 0);

    [Test]
    public void No_name_changes_the_structure_of_the_page() => Gen.Select(Names, Names, Names, Names).Sample((org, app, value, reason) =>
        Structure(PageOf(org, app, value, reason)).SequenceEqual(Structure(PageOf("org", "app", "value", "reason"))));

    [Test]
    public void A_name_is_shown_as_it_is()
    {
        var page = XDocument.Parse(AsXml(PageOf("<b>R&D</b>", "\"quoted\"", "'value'", "`reason`")));

        page.Root!.Value.Should().ContainAll("<b>R&D</b>", "\"quoted\"", "'value'", "`reason`");
    }

    [Test]
    public void The_page_loads_nothing_and_runs_its_own_script_alone()
    {
        var page = XDocument.Parse(AsXml(PageOf("org", "app", "value", "reason")));

        page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName)
            .Should().NotContain("src").And.NotContain(name => name.StartsWith("on", StringComparison.Ordinal));
        page.Descendants("a").Select(link => link.Attribute("href")!.Value).Where(address => !address.StartsWith('#')).Should()
            .OnlyContain(address => address.StartsWith("https://github.com/idialogue/", StringComparison.Ordinal));
        page.Descendants("meta").Select(meta => meta.Attribute("content")?.Value).Should()
            .ContainSingle(content => content != null && content.StartsWith("default-src 'none'", StringComparison.Ordinal));
    }

    [Test]
    public void Every_link_in_the_page_leads_to_a_part_of_it()
    {
        var page = XDocument.Parse(AsXml(PosturePage.Write(new PostureOrgs().Add("acme", "Agent").Add("beta", "Bot").Read())));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();

        ids.Should().OnlyHaveUniqueItems();
        page.Descendants("a").Select(link => link.Attribute("href")!.Value).Where(address => address.StartsWith('#'))
            .Select(address => address[1..]).Except(ids).Should().BeEmpty();
    }

    [TestCase("en-US")]
    [TestCase("de-DE")]
    [TestCase("ar-SA")]
    public void The_same_posture_gives_the_same_page_everywhere(string culture)
    {
        var expected = PosturePage.Write(new PostureOrgs().Add("acme", "Agent").Read());
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            PosturePage.Write(new PostureOrgs().Add("acme", "Agent").Read()).Should().Be(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void No_consumer_key_and_no_certificate_is_in_a_report()
    {
        var report = new PostureOrgs().Add(
            "acme",
            "Agent",
            settings: "<certificate>MIICertificate</certificate><consumerKey>3MVG9Key</consumerKey><consumerSecret>Secret1</consumerSecret>").Read();

        foreach (var text in new[]
        {
            PosturePage.Write(report), PostureMarkdown.Write(report), PostureCsv.Write(report), PostureText.Write(report), JsonOf(report),
        })
        {
            text.Should().NotContainAny("MIICertificate", "3MVG9Key", "Secret1");
        }

        PosturePage.Write(report).Should().Contain("not shown, SHA-256 ");
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("-1", "'-1")]
    [TestCase("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [TestCase("plain", "plain")]
    public void A_cell_is_text_for_spreadsheets(string text, string cell) => PostureCsv.Cell(text).Should().Be(cell);

    private static string JsonOf(PostureReport report)
    {
        var json = new JsonText().Begin('{');
        PostureJson.Write(json, report);
        return json.End('}').ToString();
    }

    private static string PageOf(string org, string app, string value, string reason) => PosturePage.Write(new PostureReport(
        [
            new OrgPosture(org)
            {
                Apps =
                [
                    new AppPosture(app)
                    {
                        PermittedUsers = value,
                        RefreshTokens = value,
                        IpRelaxation = value,
                        Flows = value,
                        RunAs = value,
                        Pkce = value,
                        SessionLevel = value,
                        Records = [new RecordPosture(ExternalClientApplication.MetadataType, app, [new PostureField(value, value)])],
                        Rules =
                        [
                            new RulePosture(Rule, RuleLevel.Error, RuleStatus.Broken)
                            {
                                Findings = [new Diagnostic(Rule.Code, DiagnosticSeverity.Error, reason, null)],
                            },
                        ],
                        Exceptions = [new AcceptedFinding(Rule, reason) { Owner = value, Approver = value, Place = value }],
                    },
                ],
            },
            new OrgPosture(org) { IsUnreadable = true },
        ],
        PostureOrgs.Time)
    {
        Trend = new PostureTrend(
            PostureOrgs.Time.AddDays(-1),
            [new PostureChange(org, app, value, value, reason)],
            [new ScorePoint(PostureOrgs.Time.AddDays(-1), new Score(1, 0, 2)), new ScorePoint(PostureOrgs.Time, new Score(2, 0, 2))]),
    });

    /// <summary>The elements with their attributes, without values that are texts of others.</summary>
    private static string[] Structure(string page) =>
    [
        .. XDocument.Parse(AsXml(page)).Descendants().Select(element =>
            $"{element.Name} {string.Join(' ', element.Attributes().Select(attribute => attribute.Name))}"),
    ];

    /// <summary>The page as XML, which tells each unescaped mark: its elements without an end get one.</summary>
    private static string AsXml(string page) =>
        Meta().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal), "<meta$1/>");

    [GeneratedRegex("<meta([^>]*)>")]
    private static partial Regex Meta();
}
