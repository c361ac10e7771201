using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0035: a period for refresh tokens that never or at once expire.</summary>
internal sealed class RefreshTokenPeriodNotUsed()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0035", RuleCategory.Deployment, RuleLevel.Error),
        Fields.RefreshTokenPolicyType)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.RefreshTokenPolicyType is RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity)
        {
            yield break;
        }

        var policy = record.RefreshTokenPolicyType is { } said ? Words.Of(Fields.RefreshTokenPolicyType, said) : "not said";
        foreach (var field in new[] { Fields.RefreshTokenValidityPeriod, Fields.RefreshTokenValidityUnit })
        {
            if (field.GetValue(record) is not null)
            {
                yield return DiagnosticCatalog.PeriodNotUsed(app.Place(record, field), field.Name, policy);
            }
        }
    }
}
