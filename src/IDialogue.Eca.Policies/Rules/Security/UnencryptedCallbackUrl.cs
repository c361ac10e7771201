using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0086: A callback URL that is not encrypted.</summary>
internal sealed class UnencryptedCallbackUrl()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0086", RuleCategory.Security, RuleLevel.Warning))
{
    protected override MetadataField[] ListsByItem => [Fields.CallbackUrl];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        foreach (var (text, index) in CallbackUrl.Of(record, app))
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
            {
                yield return new RuleFinding(
                    app.PlaceOfItem(record, Fields.CallbackUrl, index),
                    "The callback URL uses http://, which sends authorization codes and tokens unencrypted. Use https://; only "
                    + "localhost may use http://.");
            }
        }
    }
}
