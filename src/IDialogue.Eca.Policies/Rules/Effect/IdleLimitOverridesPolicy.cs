using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Presets;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;
using GlobalFields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0092: An idle limit of the app that ends refresh tokens before their policy does.</summary>
internal sealed class IdleLimitOverridesPolicy()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0092", RuleCategory.Effect, RuleLevel.Warning),
        Fields.RefreshTokenPolicyType,
        Fields.RefreshTokenValidityPeriod,
        Fields.RefreshTokenValidityUnit)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        // A specific lifetime stays in force beside the limit, and there is nothing to correct. ECA0179 reports longer periods.
        if (app.Find<ExtlClntAppGlobalOauthSettings>()?.IsEnforceRefreshTokenTTL == true
            && (record.RefreshTokenPolicyType == RefreshTokenPolicyType.Infinite || RefreshTokenLife.IsOneIdleMonth(record)))
        {
            yield return new RuleFinding(app.Place(record, Fields.RefreshTokenPolicyType), Message(record));
        }
    }

    private static string Message(ExtlClntAppOauthConfigurablePolicies record)
    {
        var limit = $"{Words.Of(GlobalFields.IsEnforceRefreshTokenTTL)} expires refresh tokens after 30 idle days";
        return record.RefreshTokenPolicyType == RefreshTokenPolicyType.Infinite
            ? $"{limit}, so they are not valid until revoked. Set a policy that shows the limit, for example the preset "
                + $"{PolicyPreset.IdleLimit30Days.Name}, or turn the limit off."
            : $"{limit}. A month can have 31 days, and Salesforce may refuse it on save. Set 30 Days or less, or turn the limit off.";
    }
}
