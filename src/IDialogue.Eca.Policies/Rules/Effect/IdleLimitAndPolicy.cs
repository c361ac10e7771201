using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0092: an idle limit of the app that makes the refresh token policy moot.</summary>
internal sealed class IdleLimitAndPolicy()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0092", RuleCategory.Effect, RuleLevel.Warning),
        Fields.RefreshTokenPolicyType,
        Fields.RefreshTokenValidityPeriod,
        Fields.RefreshTokenValidityUnit)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>()?.IsEnforceRefreshTokenTTL == true && RefreshTokenLife.OutlivesIdleLimit(record))
        {
            var policy = Fields.RefreshTokenPolicyType;
            yield return DiagnosticCatalog.IdleLimitAndPolicy(app.Place(record, policy), Words.Of(policy, record.RefreshTokenPolicyType!));
        }
    }
}
