using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0090: A flow that the policies turn on and the app's own settings do not.</summary>
internal sealed class FlowDisabledInApp()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0090", RuleCategory.Effect, RuleLevel.Warning),
        Fields.IsClientCredentialsFlowEnabled,
        Fields.IsTokenExchangeFlowEnabled)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>() is not { } settings)
        {
            yield break;
        }

        if (record.IsClientCredentialsFlowEnabled == true && settings.IsClientCredentialsFlowEnabled != true)
        {
            yield return Finding(
                Fields.IsClientCredentialsFlowEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsClientCredentialsFlowEnabled);
        }

        if (record.IsTokenExchangeFlowEnabled == true && settings.IsTokenExchangeEnabled != true)
        {
            yield return Finding(Fields.IsTokenExchangeFlowEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsTokenExchangeEnabled);
        }

        RuleFinding Finding(MetadataField policy, MetadataField setting) => new(
            app.Place(record, policy),
            $"{Words.Of(policy)} is on in the policies, but {Words.Of(setting)} is off in {Words.Of(settings.GetMetadataType())}, "
            + "so the flow does not work. Turn on the setting or turn off the policy.");
    }
}
