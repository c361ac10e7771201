using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0035: a period for refresh tokens that never or at once expire.</summary>
internal sealed class RefreshTokenPeriodNotUsed()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0035", RuleCategory.Deployment, RuleLevel.Error),
        "refreshTokenPolicyType")
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.RefreshTokenPolicyType is RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity)
        {
            yield break;
        }

        var type = record.GetMetadataType();
        var policy = record.RefreshTokenPolicyType is { } said ? Words.Of(type.FindField("refreshTokenPolicyType")!, said) : "not said";
        foreach (var name in new[] { "refreshTokenValidityPeriod", "refreshTokenValidityUnit" })
        {
            if (type.FindField(name)!.GetValue(record) is not null)
            {
                yield return DiagnosticCatalog.PeriodNotUsed(app.Place(record, name), name, policy);
            }
        }
    }
}
