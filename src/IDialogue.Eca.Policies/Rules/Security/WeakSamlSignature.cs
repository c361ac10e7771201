using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppSamlConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0104: SAML assertions signed with SHA-1.</summary>
internal sealed class WeakSamlSignature()
    : RecordRule<ExtlClntAppSamlConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppSamlConfigurablePolicies.MetadataType, "ECA0104", RuleCategory.Security, RuleLevel.Warning),
        Fields.SigningAlgorithmType)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppSamlConfigurablePolicies record, AppRecords app)
    {
        if (record.SigningAlgorithmType == ExtlClntAppSamlSignAlgoType.SHA1)
        {
            yield return new RuleFinding(
                app.Place(record, Fields.SigningAlgorithmType),
                $"SAML assertions are signed with SHA-1, which can be forged. Set {Words.Of(Fields.SigningAlgorithmType)} to SHA256.");
        }
    }
}
