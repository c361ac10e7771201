using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0092: an idle limit of the app that makes the refresh token policy moot.</summary>
internal sealed class IdleLimitAndPolicy()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0092", RuleCategory.Effect, RuleLevel.Warning),
        "refreshTokenPolicyType",
        "refreshTokenValidityPeriod",
        "refreshTokenValidityUnit")
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>()?.IsEnforceRefreshTokenTTL == true && RefreshTokenLife.OutlivesIdleLimit(record))
        {
            var policy = record.GetMetadataType().FindField("refreshTokenPolicyType")!;
            yield return DiagnosticCatalog.IdleLimitAndPolicy(app.Place(record, policy.Name), Words.Of(policy, record.RefreshTokenPolicyType!));
        }
    }
}
