using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0108: ID tokens with a lifetime that Salesforce does not accept.</summary>
internal sealed class InvalidIdTokenValidity()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0108", RuleCategory.Deployment, RuleLevel.Error))
{
    private const int MaxMinutes = 720;

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (record.IdTokenConfig is { IdTokenValidityInMinutes: < 1 or > MaxMinutes } config)
        {
            var field = ExternalAppIdTokenConfig.Fields.IdTokenValidityInMinutes;
            yield return new RuleFinding(
                app.Place(config, field),
                FormattableString.Invariant($"{Words.Of(field)} must be 1 to {MaxMinutes} minutes; orgs reject other values. ")
                + "Salesforce's default is 2.");
        }
    }
}
