using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0094: A rotation of key or secret on every deploy.</summary>
internal sealed class RotationOnEveryDeploy()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0094", RuleCategory.Effect, RuleLevel.Warning),
        Fields.ShouldRotateConsumerKey,
        Fields.ShouldRotateConsumerSecret)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        foreach (var field in new[] { Fields.ShouldRotateConsumerKey, Fields.ShouldRotateConsumerSecret })
        {
            if (field.GetValue(record) is true)
            {
                yield return new RuleFinding(
                    app.Place(record, field),
                    $"{Words.Of(field)} rotates the credential on every deploy and breaks clients that use the old one. Remove it "
                    + "after the rotation; deploys with it must also ignore warnings.");
            }
        }
    }
}
