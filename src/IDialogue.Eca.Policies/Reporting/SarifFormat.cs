namespace IDialogue.Eca.Policies.Reporting;

/// <summary>SARIF 2.1.0.</summary>
internal sealed class SarifFormat() : ReportFormat("sarif", "SARIF 2.1.0 for code scanning"), IReportWriter<CheckReport>
{
    public override bool IncludesFindings => true;

    public string Write(CheckReport report) => new FindingReport(report.Findings, report.Folder).ToSarif();
}
