using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0094: a rotation of key or secret at every deploy.</summary>
internal sealed class RotationAtEveryDeploy()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0094", RuleCategory.Effect, RuleLevel.Warning),
        "shouldRotateConsumerKey",
        "shouldRotateConsumerSecret")
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        foreach (var name in new[] { "shouldRotateConsumerKey", "shouldRotateConsumerSecret" })
        {
            var field = record.GetMetadataType().FindField(name)!;
            if (field.GetValue(record) is true)
            {
                yield return DiagnosticCatalog.RotationAtEveryDeploy(app.Place(record, name), field);
            }
        }
    }
}
