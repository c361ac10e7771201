using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Access;

/// <summary>ECA0097: a certificate for the JWT bearer flow, and users who authorize themselves.</summary>
internal sealed class JwtBearerWithSelfAuthorize()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0097", RuleCategory.Access, RuleLevel.Warning),
        Fields.PermittedUsersPolicyType)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.PermittedUsersPolicyType == PermittedUsersPolicyType.AllSelfAuthorized
            && !string.IsNullOrWhiteSpace(app.Find<ExtlClntAppGlobalOauthSettings>()?.Certificate))
        {
            yield return DiagnosticCatalog.JwtBearerWithSelfAuthorize(app.Place(record, Fields.PermittedUsersPolicyType));
        }
    }
}
