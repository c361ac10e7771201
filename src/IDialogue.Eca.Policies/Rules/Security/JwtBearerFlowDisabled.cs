using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0122: The JWT bearer flow is off.</summary>
internal sealed class JwtBearerFlowDisabled()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0122",
            RuleBaseline.SalesforceHealth.Control("OAuth Flow Enablement: Enable JWT Bearer Flow Control", RuleLevel.Info)),
        Fields.Certificate)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (string.IsNullOrWhiteSpace(record.Certificate))
        {
            yield return new RuleFinding(
                app.Place(record),
                $"The app has no {Words.Of(Fields.Certificate)}, so the JWT bearer flow is off. Salesforce recommends the flow for "
                + "servers, instead of a shared secret.");
        }
    }
}
