using System.Globalization;
using System.IO.Abstractions.TestingHelpers;
using CsCheck;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>What holds for every text, however wrong.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Samples =
    [
        .. Directory.EnumerateFiles(
            Repository.Path("tests", "IDialogue.Eca.Policies.Tests", "Golden"), "policy.eca.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length > 0),
    ];

    [Test]
    [Category(Attack.Category)]
    public void Any_text_gives_findings_and_never_an_exception() => Attack.WithEach(
        Gen.String[Gen.Char["abz:-[]{}#&*!|>'\"%@`,?~<\n\t \uFEFF\0é😀"], 0, 60], text => PolicyGenerator.Parse(text, "p"), 5000);

    [Test]
    [Category(Attack.Category)]
    public void A_damaged_policy_file_gives_findings_and_never_an_exception() => Attack.WithEach(
        Gen.Select(
            Gen.Int[0, Samples.Length - 1].Select(index => Samples[index]),
            Gen.Int[0, 10_000],
            Gen.Char["abz:-[]{}#&*!|>'\"%@`,?~<\n\t 0"]),
        change =>
        {
            var (text, position, character) = change;
            var damaged = text.ToCharArray();
            damaged[position % damaged.Length] = character;
            PolicyGenerator.Parse(new string(damaged), "p");
        },
        5000);

    [TestCase("[")]
    [TestCase("{a: ")]
    [TestCase("- ")]
    [TestCase("? ")]
    [TestCase("[{a: ")]
    [MaxTime(2000)]
    public void Endless_nesting_is_a_finding_and_the_rest_is_not_read(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 40_000));

        PolicyGenerator.Parse(text, "p").Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0009");
    }

    [Test]
    public void Every_finding_about_a_file_has_a_place_in_it() =>
        Samples.SelectMany(text => PolicyGenerator.Parse(text, "p").Diagnostics).Should().AllSatisfy(diagnostic =>
        {
            diagnostic.Location!.Value.File.Should().Be("p");
            diagnostic.Location!.Value.Line.Should().BePositive();
            diagnostic.Location!.Value.Column.Should().BePositive();
        });

    [TestCase("      k{0}: 1\n", "apps:\n  A:\n    origin: setup\n    oauthPolicies:\n")]
    [TestCase("  A{0}:\n    k: 1\n", "apps:\n")]
    [TestCase("a{0}: &a{0} [*a]\n", "")]
    [TestCase("x: 1\n", "")]
    [MaxTime(5000)]
    public void Of_very_many_findings_in_a_file_the_first_are_shown_and_the_others_counted(string item, string before)
    {
        var items = Enumerable.Range(0, 10_000).Select(index => string.Format(CultureInfo.InvariantCulture, item, index));

        var findings = PolicyGenerator.Parse(before + string.Concat(items), "p").Diagnostics;

        findings.Count.Should().BeLessThan(3100);
        findings[0].Code.Should().Be("ECA0209");
        findings[0].Message.Should().EndWith(" more findings are not shown. Correct those above and check again.");
    }

    [TestCase("apps:\n  A:\n    oauthPolicies:\n      refreshToken: {0}\n")]
    [TestCase("apps:\n  A:\n    oauthPolicies:\n      ? {0}\n      : 1\n")]
    [TestCase("apps:\n  ? {0}\n  : k: 1\n")]
    [TestCase("apps:\n  A:\n    oauthPolicies:\n      sessionTimeoutInMinutes: {0}\n")]
    [TestCase("apps:\n  A:\n    oauthPolicies:\n      startUrl: '${{{0}'\n")]
    [TestCase("apiVersion: {0}\n")]
    [TestCase("? {0}\n: 1\n? {0}\n: 1\n")]
    [TestCase("a: !{0} x\n")]
    public void No_finding_repeats_a_long_text(string text) =>
        PolicyGenerator.Parse(string.Format(CultureInfo.InvariantCulture, text, new string('x', 900)), "p").Diagnostics
            .Should().NotBeEmpty().And.AllSatisfy(finding => finding.Message.Should().NotContain(new string('x', 200)));

    [Test]
    public void No_finding_repeats_a_second_line() =>
        PolicyGenerator.Parse("apps:\n  A:\n    oauthPolicies:\n      refreshToken: |\n        first\n        second\n", "p").Diagnostics
            .Should().Contain(finding => finding.Message.StartsWith("'first…' is not a valid value"))
            .And.NotContain(finding => finding.Message.Contains("second"));

    [TestCase("${A:-${B:-x}}")]
    [TestCase("a ${A:-${B}} b")]
    public void A_variable_in_the_default_of_another_one_is_a_finding(string text) =>
        PolicyGenerator.Parse($"apps:\n  A:\n    origin: setup\n    oauthPolicies:\n      startUrl: '{text}'\n", "p").Diagnostics
            .Should().ContainSingle().Which.ToString().Should().StartWith(
                "p(5,17): error ECA0210: The default of variable 'A' contains another variable, which is not supported.");

    [TestCaseSource(nameof(Cultures))]
    public void The_machines_culture_changes_nothing(CultureInfo culture)
    {
        var expected = Samples.Select(Describe).ToArray();
        var report = Report();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Samples.Select(Describe).Should().Equal(expected);
            Report().Should().Be(report);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Cultures with other calendars, digits, minus signs, letters and orders of letters.</summary>
    private static IEnumerable<CultureInfo> Cultures()
    {
        foreach (var name in new[]
        {
            "ar-EG", "cs-CZ", "da-DK", "de-DE", "fa-IR", "fr-FR", "he-IL", "hi-IN", "ja-JP", "sv-SE", "tr-TR", "vi-VN", "zh-CN",
        })
        {
            yield return CultureInfo.GetCultureInfo(name);
        }

        foreach (var (name, calendar) in new (string, Calendar)[]
        {
            ("ar-SA", new UmAlQuraCalendar()), ("th-TH", new ThaiBuddhistCalendar()), ("fa-IR", new PersianCalendar()),
        })
        {
            var culture = new CultureInfo(name);
            culture.DateTimeFormat.Calendar = calendar;
            culture.NumberFormat.NegativeSign = "\u2212";
            yield return culture;
        }
    }

    /// <summary>All reports of a check, a build, a comparison and an import, with dates and numbers.</summary>
    private static string Report()
    {
        var disk = new MockFileSystem();
        disk.AddFile("/policy.eca.yaml", new MockFileData(
            """
            apps:
              Agent:
                origin: setup
                oauthPolicies:
                  preset: long-running-agent
                  permissionSets: [Agent_User, Ågent, agent, zebra, Äpfel, İx]
                  refreshToken: Expire refresh token if not used for specific time
                  refreshTokenValidityPeriod: 45
                  refreshTokenValidityUnit: Days
                  sessionTimeoutInMinutes: 1440
            suppressions:
              - rule: ECA0179
                reason: agreed
                until: 2026-01-31
              - rule: ECA0092
                reason: agreed
                until: 2030-12-31
            """));
        var request = new PolicyRequest
        {
            PolicyFiles = [disk.Path.GetFullPath("/policy.eca.yaml")],
            Today = new DateTime(2026, 11, 27, 0, 0, 0, DateTimeKind.Utc),
        };
        var generator = new PolicyGenerator(disk);
        var check = generator.Check(request);
        var report = new CheckReport(check.Value!, check.Diagnostics, request.Today!.Value, "/");
        var written = ReportFormat.All.OfType<IReportWriter<CheckReport>>().Select(format => format.Write(report));
        var plan = generator.Plan(request);
        return string.Join('\n', written
            .Append(string.Join('\n', check.Value!.Findings))
            .Append($"{check.Value} {request} {plan.Value?.ToText()} {plan.Value} {string.Join('\n', RuleBaseline.All)}")
            .Append(string.Join('\n', plan.Diagnostics)));
    }

    private static string Describe(string text)
    {
        var result = PolicyGenerator.Parse(text, "p");
        var records = result.Value?.Apps.SelectMany(app => app.Components).Select(component => $"{component.FullName} {component}");
        return $"{string.Join('\n', records ?? [])}\n{string.Join('\n', result.Diagnostics)}";
    }
}
