using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0088: Global OAuth settings without OAuth settings.</summary>
internal sealed class OauthSettingsMissing()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0088", RuleCategory.Deployment, RuleLevel.Warning))
{
    protected override MetadataType[] Asked => [ExtlClntAppOauthSettings.MetadataType];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (app.Find<ExtlClntAppOauthSettings>() is null)
        {
            yield return new RuleFinding(
                app.Place(record),
                "The app has global OAuth settings but no OAuth settings here. An org that has none of the app either rejects it "
                + "(\"doesn't have a valid OAuth settings configuration\"). "
                + $"Add {Words.Of(ExtlClntAppOauthSettings.MetadataType)} with the app's scopes, or retrieve those of the org.");
        }
    }

    /// <summary>Applies only if the app itself is there; otherwise its other records may be missing too.</summary>
    protected override bool AppliesTo(ExtlClntAppGlobalOauthSettings record, AppRecords app) => app.IsOwned;
}
