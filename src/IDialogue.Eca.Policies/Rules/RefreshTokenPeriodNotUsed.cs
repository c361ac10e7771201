using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>ECA0035: a period for refresh tokens that never or at once expire.</summary>
internal sealed class RefreshTokenPeriodNotUsed()
    : PolicyRule<ExtlClntAppOauthConfigurablePolicies>("refreshTokenPolicyType")
{
    protected override void Check(ExtlClntAppOauthConfigurablePolicies record, SourceMap places, DiagnosticBag diagnostics)
    {
        if (record.RefreshTokenPolicyType is RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity)
        {
            return;
        }

        var policy = record.RefreshTokenPolicyType is { } type ? Words(Field(record, "refreshTokenPolicyType"), type) : "not said";
        foreach (var field in new[] { Field(record, "refreshTokenValidityPeriod"), Field(record, "refreshTokenValidityUnit") })
        {
            if (field.GetValue(record) is not null)
            {
                diagnostics.Add(DiagnosticCatalog.PeriodNotUsed(places.Find(record, field), field.PolicyName, policy));
            }
        }
    }
}
