using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0098: minutes of JWT access tokens that a type other than Custom leaves without effect.</summary>
internal sealed class JwtTimeoutNotUsed()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0098", RuleCategory.Effect, RuleLevel.Warning),
        Fields.GuestJwtSessionTimeoutType,
        Fields.NamedUserJwtSessionTimeoutType)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        foreach (var (minutes, type) in JwtTimeout.Fields)
        {
            if (minutes.GetValue(record) is not null && type.GetValue(record) is not (null or JWTSessionTimeoutType.Custom))
            {
                yield return DiagnosticCatalog.JwtTimeoutNotUsed(app.Place(record, minutes), minutes, type);
            }
        }
    }
}
