using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0107: asset tokens that lack one of the three things they need.</summary>
internal sealed class AssetTokenIncomplete()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0107", RuleCategory.Effect, RuleLevel.Warning),
        Fields.AssetTokenAudiences,
        Fields.AssetTokenSigningCertificate,
        Fields.AssetTokenValidity)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        var fields = new[] { Fields.AssetTokenAudiences, Fields.AssetTokenSigningCertificate, Fields.AssetTokenValidity };
        var missing = fields.Where(field => field.GetValue(record) is null).ToArray();
        if (missing.Length > 0 && missing.Length < fields.Length)
        {
            yield return DiagnosticCatalog.AssetTokenIncomplete(app.Place(record, fields.Except(missing).First()), string.Join(", ", missing.Select(field => field.Name)));
        }
    }
}
