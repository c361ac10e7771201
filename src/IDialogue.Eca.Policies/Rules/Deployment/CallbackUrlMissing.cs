using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0085: global OAuth settings without callback URL.</summary>
internal sealed class CallbackUrlMissing()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0085", RuleCategory.Deployment, RuleLevel.Error),
        Fields.CallbackUrl)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (string.IsNullOrWhiteSpace(record.CallbackUrl))
        {
            yield return DiagnosticCatalog.CallbackUrlMissing(app.Place(record));
        }
    }
}
