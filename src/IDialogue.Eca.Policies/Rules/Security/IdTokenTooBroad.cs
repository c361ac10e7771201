using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0125: ID tokens that are valid for long or for any audience.</summary>
internal sealed class IdTokenTooBroad()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0125",
            RuleBaseline.SalesforceHealth.Control("Configure the External Client App OAuth Settings: Configure ID Token Control")))
{
    private const int RecommendedMinutes = 2;

    protected override bool AppliesTo(ExtlClntAppGlobalOauthSettings record, AppRecords app) => record.IdTokenConfig is not null;

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        var config = record.IdTokenConfig!;
        if (config.IdTokenValidityInMinutes > RecommendedMinutes)
        {
            yield return new RuleFinding(
                app.Place(config, ExternalAppIdTokenConfig.Fields.IdTokenValidityInMinutes),
                FormattableString.Invariant(
                    $"ID tokens are valid for {config.IdTokenValidityInMinutes} minutes, so a stolen one works for long. ")
                + FormattableString.Invariant($"Salesforce recommends {RecommendedMinutes}."));
        }

        if (string.IsNullOrWhiteSpace(config.IdTokenAudience))
        {
            yield return new RuleFinding(
                app.Place(config),
                "ID tokens name no audience, so every client accepts them. Set "
                + $"{Words.Of(ExternalAppIdTokenConfig.Fields.IdTokenAudience)}.");
        }
    }
}
