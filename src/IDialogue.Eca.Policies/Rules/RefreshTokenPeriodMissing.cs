using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>ECA0036: refresh tokens that expire after a period that nobody said, or after 0 units.</summary>
internal sealed class RefreshTokenPeriodMissing()
    : PolicyRule<ExtlClntAppOauthConfigurablePolicies>("refreshTokenPolicyType", "refreshTokenValidityPeriod", "refreshTokenValidityUnit")
{
    protected override void Check(ExtlClntAppOauthConfigurablePolicies record, SourceMap places, DiagnosticBag diagnostics)
    {
        if (record.RefreshTokenPolicyType is not (RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity))
        {
            return;
        }

        var policy = Field(record, "refreshTokenPolicyType");
        if (record.RefreshTokenValidityPeriod is null or 0)
        {
            Report("refreshTokenValidityPeriod");
        }

        if (record.RefreshTokenValidityUnit is null)
        {
            Report("refreshTokenValidityUnit");
        }

        void Report(string missing) => diagnostics.Add(DiagnosticCatalog.PeriodMissing(
            places.Find(record, policy), Words(policy, record.RefreshTokenPolicyType.Value), Field(record, missing).PolicyName));
    }
}
