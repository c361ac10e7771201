using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0117: Tokens are accepted from every address.</summary>
internal sealed class TokenIpRangesMissing()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0117",
            RuleBaseline.Partner2026.Control("IP address allow list")))
{
    protected override MetadataType[] Asked => [ExtlClntAppOauthSecuritySettings.MetadataType];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        // Apps on the user's own device have no fixed addresses; they are reported to be exempt.
        if (app.Find<ExtlClntAppOauthSecuritySettings>() is not { TokenIpRanges.Count: > 0 } && !CallbackUrl.AreAllOnDevice(record))
        {
            yield return new RuleFinding(
                app.Place(record),
                "The app's tokens are accepted from any address. List the addresses of its servers under "
                + $"{Words.Of(ExtlClntAppOauthSecuritySettings.Fields.TokenIpRanges)} in "
                + $"{Words.Of(ExtlClntAppOauthSecuritySettings.MetadataType)}.");
        }
    }
}
