using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0091: the guest flow without JWT access tokens.</summary>
internal sealed class GuestFlowWithoutJwt()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0091", RuleCategory.Effect, RuleLevel.Warning),
        Fields.IsGuestCodeCredFlowEnabled)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.IsGuestCodeCredFlowEnabled == true && record.IsNamedUserJwtEnabled != true
            && app.Find<ExtlClntAppGlobalOauthSettings>() is { IsNamedUserJwtEnabled: not true })
        {
            yield return DiagnosticCatalog.GuestFlowWithoutJwt(app.Place(record, Fields.IsGuestCodeCredFlowEnabled));
        }
    }
}
