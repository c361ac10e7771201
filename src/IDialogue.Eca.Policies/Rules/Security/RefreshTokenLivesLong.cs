using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0116: refresh tokens live longer than 30 idle days.</summary>
internal sealed class RefreshTokenLivesLong()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.OfBaselines(
            "ECA0116",
            RuleBaseline.Partner2026.Control("30-day idle limit of refresh tokens")),
        Fields.RefreshTokenPolicyType,
        Fields.RefreshTokenValidityPeriod,
        Fields.RefreshTokenValidityUnit)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>()?.IsEnforceRefreshTokenTTL != true && RefreshTokenLife.OutlivesIdleLimit(record))
        {
            yield return DiagnosticCatalog.RefreshTokenLivesLong(app.Place(record, Fields.RefreshTokenPolicyType));
        }
    }
}
