using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0109: An action below a session level that is not required.</summary>
internal sealed class SessionLevelMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0109", RuleCategory.Effect, RuleLevel.Warning),
        Fields.PolicyAction,
        Fields.RequiredSessionLevel)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.PolicyAction is PolicyAction.Block or PolicyAction.RaiseSessionLevel
            && record.RequiredSessionLevel is null or SessionSecurityLevel.STANDARD)
        {
            yield return new RuleFinding(
                app.Place(record, Fields.PolicyAction),
                $"{Words.Of(Fields.PolicyAction)} applies to sessions below the required level, but no high level is required, so "
                + $"it has no effect. Set {Words.Of(Fields.RequiredSessionLevel)} to High Assurance or remove "
                + $"{Words.Of(Fields.PolicyAction)}.");
        }
    }
}
