using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0125: id tokens that live long or name no audience.</summary>
internal sealed class IdTokenTooBroad()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0125",
            RuleBaseline.SalesforceHealth.Control("Configure the External Client App OAuth Settings: Configure ID Token")))
{
    private const int Recommended = 2;

    protected override bool AppliesTo(ExtlClntAppGlobalOauthSettings record, AppRecords app) => record.IdTokenConfig is not null;

    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        var config = record.IdTokenConfig!;
        if (config.IdTokenValidityInMinutes > Recommended)
        {
            yield return DiagnosticCatalog.IdTokenTooBroad(app.Place(config, ExternalAppIdTokenConfig.Fields.IdTokenValidityInMinutes), FormattableString.Invariant($"It is valid for {config.IdTokenValidityInMinutes} minutes, and Salesforce recommends {Recommended}."));
        }

        if (string.IsNullOrWhiteSpace(config.IdTokenAudience))
        {
            yield return DiagnosticCatalog.IdTokenTooBroad(app.Place(config), "No audience is named: say 'idTokenAudience'.");
        }
    }
}
