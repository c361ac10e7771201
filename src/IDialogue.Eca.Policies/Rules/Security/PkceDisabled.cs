using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0095: PKCE is explicitly off.</summary>
internal sealed class PkceDisabled()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0095", RuleCategory.Security, RuleLevel.Warning) with
        {
            Controls =
            [
                RuleBaseline.SalesforceHealth.Control("Security: Require Proof Key for Code Exchange (PKCE) Control"),
                RuleBaseline.Partner2026.Control("Proof Key for Code Exchange (PKCE)"),
                RuleBaseline.HostedMcp.Control("Security: Require Proof Key for Code Exchange (PKCE)"),
            ],
        },
        Fields.IsPkceRequired)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (record.IsPkceRequired == false)
        {
            yield return new RuleFinding(
                app.Place(record, Fields.IsPkceRequired),
                "PKCE is off, so a stolen authorization code can be redeemed. Salesforce may also reset the value to true. Remove "
                + $"{Words.Of(Fields.IsPkceRequired)} or set it to true.");
        }
    }
}
