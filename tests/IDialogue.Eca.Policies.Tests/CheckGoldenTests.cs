using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>
/// Each folder of <c>Golden/Checks</c> is held against the rules: a metadata tree (<c>tree</c>), by the settings of
/// <c>settings.eca.yaml</c>
/// where there is one, or a policy file; and what comes of it in every form.
/// </summary>
public sealed class CheckGoldenTests
{
    private static readonly DateTime Today = new(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);

    [TestCaseSource(nameof(Cases))]
    public void Is_judged_like_this(string folder)
    {
        var result = Directory.Exists(Path.Combine(folder, "tree")) ? CheckTree(folder) : new PolicyGenerator(new FileSystem()).Check(
            GoldenRequest.For(folder) with { Today = Today });

        var report = new FindingReport(result.Diagnostics, folder);
        Golden.Verify(Path.Combine(folder, "findings.txt"), report.ToText().Replace('\\', '/'));
        Golden.Verify(Path.Combine(folder, "findings.json"), report.ToJson().Replace("\\\\", "/", StringComparison.Ordinal));
        Golden.Verify(Path.Combine(folder, "evidence.md"), EvidenceReport.ToMarkdown(result.Value!, Today, folder));
    }

    private static Result<RuleReport> CheckTree(string folder)
    {
        var settings = Path.Combine(folder, "settings.eca.yaml");
        return RuleCheck.Check(
            new FileSystem(),
            Path.Combine(folder, "tree"),
            File.Exists(settings) ? PolicyGenerator.Parse(File.ReadAllText(settings), settings).ValueOrThrow().Rules : new RuleSettings(),
            Today);
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Checks");
}
