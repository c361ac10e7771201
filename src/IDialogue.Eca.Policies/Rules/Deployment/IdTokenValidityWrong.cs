using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0108: id tokens that are valid for no time that Salesforce takes.</summary>
internal sealed class IdTokenValidityWrong()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0108", RuleCategory.Deployment, RuleLevel.Error))
{
    private const int Most = 720;

    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (record.IdTokenConfig is { IdTokenValidityInMinutes: < 1 or > Most } config)
        {
            yield return DiagnosticCatalog.IdTokenValidityWrong(app.Place(config, ExternalAppIdTokenConfig.Fields.IdTokenValidityInMinutes));
        }
    }
}
