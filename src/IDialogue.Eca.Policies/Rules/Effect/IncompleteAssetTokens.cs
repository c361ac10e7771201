using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0107: Asset tokens that lack one of the three values they need.</summary>
internal sealed class IncompleteAssetTokens()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0107", RuleCategory.Effect, RuleLevel.Warning),
        Needed)
{
    private static readonly MetadataField[] Needed =
        [Fields.AssetTokenAudiences, Fields.AssetTokenSigningCertificate, Fields.AssetTokenValidity];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        var missing = Array.FindAll(Needed, field => field.GetValue(record) is null);
        if (missing.Length > 0 && missing.Length < Needed.Length)
        {
            yield return new RuleFinding(
                app.Place(record, Needed.Except(missing).First()),
                $"Asset tokens require {Words.Of(Needed)}, but {Words.Of(missing)} {(missing.Length == 1 ? "is" : "are")} missing. "
                + "Set all three or none.");
        }
    }
}
