namespace IDialogue.Eca.Policies.Reporting;

/// <summary>SARIF 2.1.0.</summary>
internal sealed class SarifFormat() : ReportFormat("sarif", "SARIF 2.1.0 for code scanning"), IReportWriter<CheckReport>
{
    public override bool IncludesFindings => true;

    public string Write(CheckReport report)
    {
        var findings = report.Findings.Select(finding => new SarifResult(ShownPath.Of(finding, report.Folder)));
        var accepted =
            from app in report.Rules.Apps
            from outcome in app.Outcomes
            where outcome.Suppression is not null
            from finding in outcome.Findings
            select new SarifResult(ShownPath.Of(finding, report.Folder))
            {
                Justification = app.Show(outcome.Suppression!.Reason),
                AcceptedIn = outcome.Suppression.Location is { } place
                    ? place with { File = ShownPath.Below(place.File, report.Folder) }
                    : null,
            };
        return SarifLog.Write(findings.Concat(accepted));
    }
}
