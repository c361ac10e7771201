using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Presets;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

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
        if (app.Find<ExtlClntAppGlobalOauthSettings>()?.IsEnforceRefreshTokenTTL == true && RefreshTokenLife.OutlivesIdleLimit(record))
        {
            var policy = Fields.RefreshTokenPolicyType;
            yield return new RuleFinding(
                app.Place(record, policy),
                $"{Words.Of(ExtlClntAppGlobalOauthSettings.Fields.IsEnforceRefreshTokenTTL)} expires refresh tokens after 30 idle "
                + $"days, in addition to the policy {Words.Of(Fields.RefreshTokenPolicyType, record.RefreshTokenPolicyType!)}. Set a "
                + $"policy with the same limit, for example the preset {PolicyPreset.IdleLimit30Days.Name}.");
        }
    }
}
