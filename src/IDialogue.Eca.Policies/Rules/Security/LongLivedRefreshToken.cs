using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Presets;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0116: Refresh tokens that outlive 30 idle days.</summary>
internal sealed class LongLivedRefreshToken()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.OfBaselines(
            "ECA0116",
            RuleBaseline.Partner2026.Control("30-day idle limit of refresh tokens")),
        Fields.RefreshTokenPolicyType,
        Fields.RefreshTokenValidityPeriod,
        Fields.RefreshTokenValidityUnit)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>()?.IsEnforceRefreshTokenTTL != true && RefreshTokenLife.OutlivesIdleLimit(record))
        {
            yield return new RuleFinding(
                app.Place(record, Fields.RefreshTokenPolicyType),
                "Refresh tokens stay valid after 30 idle days, so a forgotten one still opens the org. Use the preset "
                + $"{PolicyPreset.IdleLimit30Days.Name}, or set "
                + $"{Words.Of(ExtlClntAppGlobalOauthSettings.Fields.IsEnforceRefreshTokenTTL)} in "
                + $"{Words.Of(ExtlClntAppGlobalOauthSettings.MetadataType)} to true.");
        }
    }
}
