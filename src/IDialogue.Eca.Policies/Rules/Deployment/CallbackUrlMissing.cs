using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0085: Global OAuth settings without a callback URL.</summary>
internal sealed class CallbackUrlMissing()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0085", RuleCategory.Deployment, RuleLevel.Error),
        Fields.CallbackUrl)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (string.IsNullOrWhiteSpace(record.CallbackUrl))
        {
            yield return new RuleFinding(
                app.Place(record),
                "The global OAuth settings have no callback URL, so the org rejects them. Add one under "
                + $"{Words.Of(Fields.CallbackUrl)}; an app that needs none can use "
                + "https://login.salesforce.com/services/oauth2/success.");
        }
    }
}
