using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0109: what happens below a session level, where none is required.</summary>
internal sealed class SessionLevelMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0109", RuleCategory.Effect, RuleLevel.Warning),
        Fields.PolicyAction,
        Fields.RequiredSessionLevel)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.PolicyAction is PolicyAction.Block or PolicyAction.RaiseSessionLevel && record.RequiredSessionLevel is null or SessionSecurityLevel.STANDARD)
        {
            yield return DiagnosticCatalog.SessionLevelMissing(app.Place(record, Fields.PolicyAction));
        }
    }
}
