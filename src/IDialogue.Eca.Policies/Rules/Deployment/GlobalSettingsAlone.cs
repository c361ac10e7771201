using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0088: global OAuth settings without OAuth settings.</summary>
internal sealed class GlobalSettingsAlone()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0088", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (app.Find<ExtlClntAppOauthSettings>() is null)
        {
            yield return DiagnosticCatalog.GlobalSettingsAlone(app.Place(record));
        }
    }

    /// <summary>Where the app itself is not at hand, its other records may be missing too.</summary>
    protected override bool AppliesTo(ExtlClntAppGlobalOauthSettings record, AppRecords app) => app.IsOwned;
}
