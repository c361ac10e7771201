using System.Reflection;
using System.Text.RegularExpressions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Diagnostics;

/// <summary>Holds the findings of the catalogue, of the rules and of MSBuild together with their pages.</summary>
public sealed partial class DiagnosticCatalogTests
{
    private static readonly string Pages = Repository.Path("docs", "diagnostics");

    private static readonly Diagnostic[] All = [.. typeof(DiagnosticCatalog)
        .GetMethods(BindingFlags.Static | BindingFlags.Public)
        .Select(factory => (Diagnostic)factory.Invoke(null, [.. factory.GetParameters().Select(Sample)])!)];

    /// <summary>Findings that MSBuild reports before the task can be loaded.</summary>
    private static readonly (string Code, string Message)[] InTargets =
    [
        .. Directory.EnumerateFiles(Repository.Path("src", "IDialogue.Eca.MSBuild"), "*.targets", SearchOption.AllDirectories)
            .SelectMany(file => TargetsError().Matches(File.ReadAllText(file)))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
    ];

    /// <summary>The codes in each file of the catalogue.</summary>
    private static readonly string[][] FactoryCodes =
    [
        .. Directory.EnumerateFiles(Repository.Path("src", "IDialogue.Eca", "Diagnostics"), "DiagnosticCatalog*.cs")
            .Select(file => FactoryCode().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).ToArray()),
    ];

    private static readonly string[] Codes =
    [
        .. All.Select(diagnostic => diagnostic.Code)
            .Concat(RuleCatalog.All.Select(rule => rule.Code))
            .Concat(InTargets.Select(error => error.Code))
            .Order(StringComparer.Ordinal),
    ];

    [Test]
    public void Codes_are_unique_and_in_order() => Codes.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);

    [Test]
    public void Factories_stand_in_the_order_of_their_codes() =>
        FactoryCodes.Should().AllSatisfy(codes => codes.Should().BeInAscendingOrder(StringComparer.Ordinal));

    [Test]
    public void Each_factory_names_its_code_where_it_begins() =>
        FactoryCodes.SelectMany(codes => codes).Should().BeEquivalentTo(All.Select(diagnostic => diagnostic.Code));

    [Test]
    public void Each_code_has_a_page_and_each_page_a_code() =>
        Directory.EnumerateFiles(Pages, "ECA*.md").Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(Codes);

    [Test]
    public void Each_page_begins_with_code_title_and_severity_and_tells_what_to_do() =>
        All.Should().AllSatisfy(diagnostic =>
        {
            var lines = File.ReadAllLines(Path.Combine(Pages, diagnostic.Code + ".md"));
            lines[0].Should().StartWith($"# {diagnostic.Code}: ");
            lines[2].Should().Be($"*{diagnostic.Severity}*");
            lines.Should().Contain(line => line.StartsWith("**What to do.** ", StringComparison.Ordinal));
        });

    [Test]
    public void All_pages_are_at_hand_without_the_repository() =>
        DiagnosticPage.Codes.Should().Equal(Codes);

    [Test]
    public void The_index_lists_all_pages()
    {
        var rows = Directory.EnumerateFiles(Pages, "ECA*.md").Order(StringComparer.Ordinal).Select(page =>
        {
            var lines = File.ReadAllLines(page);
            var (code, title) = (Path.GetFileNameWithoutExtension(page), lines[0][(lines[0].IndexOf(':', StringComparison.Ordinal) + 2)..]);
            return $"| [{code}]({code}.md) | {lines[2].Trim('*')} | {title} |\n";
        });

        Golden.Verify(
            Path.Combine(Pages, "README.md"),
            $"""
            # Findings

            All findings of the tool, the build and the libraries. A code never changes its meaning; its page explains the cause and what to do.

            | code | severity | finding |
            |---|---|---|
            {string.Concat(rows)}
            """);
    }

    [TestCase("INVALID_JWT_FORMAT", "ECA0163")]
    [TestCase("This session is not valid for use with the API for API versions below 68.0", "ECA0123")]
    [TestCase("OAUTH_EC_APP_NOT_FOUND: external client app not found", "ECA0061")]
    [TestCase("DUPLICATE_VALUE: ExtlClntAppOauthSettingsId duplicates value on Agent_oauthPlcy", "ECA0064")]
    [TestCase("INVALID_FIELD: We couldn't find permission sets called {Agent User}", "ECA0167")]
    [TestCase("Agent_oauthPlcy", null)]
    public void A_message_of_Salesforce_leads_to_its_page(string message, string? code) =>
        DiagnosticPage.FindByMessage(message).Select(page => page.Code).Should().Equal(code is null ? [] : [code]);

    [Test]
    public void Each_message_is_whole_sentences_that_say_more_than_one_thing() =>
        All.Select(diagnostic => (diagnostic.Code, diagnostic.Message))
            .Concat(InTargets)
            .Should().AllSatisfy(finding => MessageText.Verify(finding.Code, finding.Message));

    [TestCase("ECA0075")]
    [TestCase("ECA0186")]
    public void A_finding_of_every_front_end_gives_advice_for_each(string code) =>
        All.Single(diagnostic => diagnostic.Code == code).Message
            .Should().NotContainAny("EcaPolicy", "EcaVariable", "MSBuild", "--set");

    [Test]
    public void A_finding_prints_as_MSBuild_and_editors_expect_it() =>
        new Diagnostic("ECA0099", DiagnosticSeverity.Warning, "Message.", new SourceLocation("a/b.yaml", 3, 7, 3, 9))
            .ToString().Should().Be("a/b.yaml(3,7): warning ECA0099: Message.");

    [Test]
    public void A_finding_about_a_whole_file_or_no_file_prints_without_a_place()
    {
        new Diagnostic("ECA0099", DiagnosticSeverity.Error, "Message.", new SourceLocation("a.yaml"))
            .ToString()
            .Should().Be("a.yaml: error ECA0099: Message.");
        new Diagnostic("ECA0099", DiagnosticSeverity.Info, "Message.", null).ToString().Should().Be("info ECA0099: Message.");
    }

    [Test]
    public void A_finding_links_to_its_page() =>
        All.Should().AllSatisfy(diagnostic => diagnostic.HelpLink.Should().EndWith($"docs/diagnostics/{diagnostic.Code}.md"));

    [Test]
    public void Findings_come_by_file_line_and_column_and_those_without_a_place_last()
    {
        var bag = new DiagnosticBag();
        foreach (var place in new SourceLocation?[] { null, new("b", 1, 1), new("a", 10, 1), new("a", 2, 5), new("a", 2, 1) })
        {
            bag.Add(new Diagnostic("ECA0099", DiagnosticSeverity.Info, "Message.", place));
        }

        bag.ToValueList()
            .Select(diagnostic => diagnostic.Location?.ToString())
            .Should().Equal("a(2,1)", "a(2,5)", "a(10,1)", "b(1,1)", null);
    }

    private static object? Sample(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(SourceLocation) ? new SourceLocation("policy.eca.yaml", 1, 1)
            : type == typeof(string) ? parameter.Name is "hint" or "detail" or "reason" ? "This is a sentence of its own." : "Sample"
            : type == typeof(int) ? 3
            : type == typeof(bool) ? true
            : type == typeof(DateTime) ? new DateTime(2027, 3, 31, 0, 0, 0, DateTimeKind.Utc)
            : type == typeof(ApiVersion) ? ApiVersion.Default
            : type == typeof(MetadataType) ? ExternalClientApplication.MetadataType
            : type == typeof(MetadataField) ? ExternalClientApplication.Fields.Label
            : type == typeof(MetadataEnumValue) ? MetadataCatalog.Enums[0].Values[0]
            : type.IsAssignableFrom(typeof(string[])) ? new[] { "One", "Two" }
            : throw new NotSupportedException($"No sample of {type}.");
    }

    [GeneratedRegex("(?:Error|Warning|Info)\\(\"(ECA[0-9]+)\"")]
    private static partial Regex FactoryCode();

    [GeneratedRegex("""Code="(ECA\d{4})".*?Text="([^"]*)""", RegexOptions.Singleline)]
    private static partial Regex TargetsError();
}
