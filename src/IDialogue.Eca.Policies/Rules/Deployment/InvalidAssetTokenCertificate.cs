using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0170: The certificate of asset tokens is not the id of a certificate.</summary>
internal sealed class InvalidAssetTokenCertificate()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0170", RuleCategory.Deployment, RuleLevel.Error),
        Fields.AssetTokenSigningCertificate)
{
    private const string KeyPrefix = "0P1";

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        if (record.AssetTokenSigningCertificate?.Trim() is { Length: > 0 } id
            && !Placeholder.IsIn(id)
            && !(SalesforceId.TryParse(id, out var certificate) && certificate.KeyPrefix == KeyPrefix))
        {
            var isMistyped = id.StartsWith(KeyPrefix, StringComparison.Ordinal) && id.All(char.IsLetterOrDigit);
            yield return new RuleFinding(
                app.Place(record, Fields.AssetTokenSigningCertificate),
                $"{Words.Of(Fields.AssetTokenSigningCertificate)} takes the id of a self-signed certificate of the org ({KeyPrefix}…), "
                + (isMistyped ? "but this id is mistyped or cut. Copy" : "not a name or the certificate itself. Copy")
                + " the id from its page in Setup > Certificate and Key Management; "
                + "it differs by org, so use a variable.");
        }
    }
}
