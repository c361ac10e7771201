using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0094: a rotation of key or secret at every deploy.</summary>
internal sealed class RotationAtEveryDeploy()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0094", RuleCategory.Effect, RuleLevel.Warning),
        Fields.ShouldRotateConsumerKey,
        Fields.ShouldRotateConsumerSecret)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        foreach (var field in new[] { Fields.ShouldRotateConsumerKey, Fields.ShouldRotateConsumerSecret })
        {
            if (field.GetValue(record) is true)
            {
                yield return DiagnosticCatalog.RotationAtEveryDeploy(app.Place(record, field), field);
            }
        }
    }
}
