using System.Globalization;
using CsCheck;
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
    public void Any_text_gives_findings_and_never_an_exception() =>
        Gen.String[Gen.Char["abz:-[]{}#&*!|>'\"%@`,?~<\n\t \uFEFF\0é😀"], 0, 60].Sample(
            text => { PolicyGenerator.Parse(text, "p"); }, iter: 5000);

    [Test]
    public void A_damaged_policy_file_gives_findings_and_never_an_exception() =>
        Gen.Select(Gen.Int[0, Samples.Length - 1].Select(
            index => Samples[index]), Gen.Int[0, 10_000], Gen.Char["abz:-[]{}#&*!|>'\"%@`,?~<\n\t 0"]).Sample((text, position, character) =>
        {
            var damaged = text.ToCharArray();
            damaged[position % damaged.Length] = character;
            PolicyGenerator.Parse(new string(damaged), "p");
        }, iter: 5000);

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

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void The_machines_culture_changes_nothing(string culture)
    {
        var expected = Samples.Select(Describe).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Samples.Select(Describe).Should().Equal(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Describe(string text)
    {
        var result = PolicyGenerator.Parse(text, "p");
        var records = result.Value?.Apps.SelectMany(app => app.Components).Select(component => $"{component.FullName} {component}");
        return $"{string.Join('\n', records ?? [])}\n{string.Join('\n', result.Diagnostics)}";
    }
}
