using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0099: minutes of JWT access tokens that Salesforce does not take.</summary>
internal sealed class JwtTimeoutWrong()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0099", RuleCategory.Deployment, RuleLevel.Error),
        Fields.GuestJwtTimeout,
        Fields.NamedUserJwtTimeout)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        // Custom without minutes is no finding: retrieved files hold it.
        foreach (var (minutes, _) in JwtTimeout.Fields)
        {
            if (minutes.GetValue(record) is int value && !JwtTimeout.Allowed.Contains(value))
            {
                yield return DiagnosticCatalog.JwtTimeoutWrong(app.Place(record, minutes), minutes, string.Join(", ", JwtTimeout.Allowed));
            }
        }
    }
}
