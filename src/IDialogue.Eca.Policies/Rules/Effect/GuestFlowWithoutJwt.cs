using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0091: The guest flow without JWT access tokens.</summary>
internal sealed class GuestFlowWithoutJwt()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0091", RuleCategory.Effect, RuleLevel.Warning),
        Fields.IsGuestCodeCredFlowEnabled)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.IsGuestCodeCredFlowEnabled == true && record.IsNamedUserJwtEnabled != true && !app.IsJwtIssued)
        {
            yield return new RuleFinding(
                app.Place(record, Fields.IsGuestCodeCredFlowEnabled),
                "The guest flow issues JWT access tokens only, but they are off "
                + $"({Words.Of(ExtlClntAppGlobalOauthSettings.Fields.IsNamedUserJwtEnabled)} in "
                + $"{Words.Of(ExtlClntAppGlobalOauthSettings.MetadataType)}). Turn them on or turn the guest flow off.");
        }
    }
}
