using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;
using GlobalFields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0179: A period of inactivity that is longer than the app's idle limit.</summary>
internal sealed class InactivityExceedsIdleLimit()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0179", RuleCategory.Deployment, RuleLevel.Error),
        Fields.RefreshTokenPolicyType,
        Fields.RefreshTokenValidityPeriod,
        Fields.RefreshTokenValidityUnit)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>()?.IsEnforceRefreshTokenTTL == true && RefreshTokenLife.ExceedsIdleLimit(record))
        {
            yield return new RuleFinding(
                app.Place(record, Fields.RefreshTokenValidityPeriod),
                $"{Words.Of(GlobalFields.IsEnforceRefreshTokenTTL)} expires refresh tokens after 30 idle days, and orgs reject a longer "
                + "period of inactivity. Set 30 Days or less, or turn the limit off.");
        }
    }
}
