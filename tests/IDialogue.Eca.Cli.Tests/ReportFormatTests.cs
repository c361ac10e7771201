using System.Text.RegularExpressions;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Options, help and completion read the table of formats, so that a new format is one class.</summary>
public sealed partial class ReportFormatTests
{
    [TestCase("diff", "CSV of differences\n", 2)]
    [TestCase("validate", "CSV of 0 findings\n", 0)]
    public void A_new_format_is_written(string command, string output, int exitCode) => Eca(command, "--format", "csv")
        .Should().Be(new Session.Printed(output, "", exitCode));

    [Test]
    public void A_new_format_is_written_to_a_file()
    {
        var session = WithCsv();

        session.Eca(["validate", "--format", "csv", "--output", "report.csv"]).Output.Should().BeEmpty();
        session.Disk.File.ReadAllText("/project/report.csv").Should().Be("CSV of 0 findings\n");
    }

    [TestCase("diff", "<text|json|markdown|csv>")]
    [TestCase("validate", "<text|json|markdown|sarif|csv>")]
    public void A_new_format_is_in_the_help(string command, string values) =>
        Space().Replace(WithCsv().Help(command), " ").Should().Contain(values).And.Contain("csv (rows for spreadsheets)");

    [Test]
    public void A_new_format_is_completed([Values("diff", "validate")] string command)
    {
        var line = $"eca {command} --format ";

        WithCsv().Eca([FormattableString.Invariant($"[suggest:{line.Length}]"), line]).Output.Split('\n').Should().Contain("csv");
    }

    [Test]
    public void A_new_format_is_a_valid_value_in_messages() => Eca("validate", "--format", "csw").Errors.Should().Contain("csv");

    [Test]
    public void A_command_offers_no_format_that_cannot_write_its_report() =>
        WithCsv().Eca(["diff", "--retrieved", "org", "--format", "sarif"]).ExitCode.Should().Be(1);

    [Test]
    public void A_format_that_has_the_findings_goes_to_the_file_with_them([Values("json", "sarif")] string format)
    {
        var session = WithCsv();

        session.Eca(["validate", "--format", format, "--output", "report"]).Output.Should().BeEmpty();
        session.Disk.File.ReadAllText("/project/report").Should().StartWith("{");
    }

    [Test]
    public void A_report_names_the_commit_of_the_pipeline_or_of_the_option(
        [Values("GITHUB_SHA", "BUILD_SOURCEVERSION", "CI_COMMIT_SHA")] string variable)
    {
        var session = Session.WithInstalledApp();
        session.EnvironmentVariables[variable] = "4a63f2c1";

        session.Eca(["validate", "--format", "markdown"]).Output.Should().Contain("| Commit | 4a63f2c1 |")
            .And.Contain("| Source | policy.eca.yaml |");
        session.Eca(["report", "org", "--format", "html"]).Output.Should().Contain("commit 4a63f2c1");
        session.Eca(["report", "org", "--format", "markdown", "--commit", "tag-1"]).Output.Should().Contain("| Commit | tag-1 |");
    }

    private static Session.Printed Eca(string command, params string[] options) =>
        WithCsv().Eca([command, .. options, .. command == "diff" ? ["--retrieved", "org"] : Array.Empty<string>()]);

    private static Session WithCsv()
    {
        var session = Session.WithInstalledApp();
        session.Formats = [.. ReportFormat.All, new CsvFormat()];
        return session;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed class CsvFormat() : ReportFormat("csv", "rows for spreadsheets"), IReportWriter<DiffReport>, IReportWriter<CheckReport>
    {
        public string Write(DiffReport report) => report.Orgs.Count == 0 ? "" : "CSV of differences\n";

        public string Write(CheckReport report) => FormattableString.Invariant($"CSV of {report.Findings.Count} findings\n");
    }
}
