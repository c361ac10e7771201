using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0095: PKCE switched off in so many words.</summary>
internal sealed class PkceSwitchedOff()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0095", RuleCategory.Security, RuleLevel.Warning),
        Fields.IsPkceRequired)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (record.IsPkceRequired == false)
        {
            yield return DiagnosticCatalog.PkceSwitchedOff(app.Place(record, Fields.IsPkceRequired));
        }
    }
}
