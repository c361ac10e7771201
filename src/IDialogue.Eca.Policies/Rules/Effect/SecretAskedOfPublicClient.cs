using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0259: A public client, which has no secret, and an app that asks for one.</summary>
internal sealed class SecretAskedOfPublicClient()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        new RuleDescription("ECA0259", RuleCategory.Effect, RuleLevel.Warning, RuleBaseline.HostedMcp.Page)
        {
            Controls =
            [
                RuleBaseline.HostedMcp.Control("Security: Require secret for Web Server Flow and for Refresh Token Flow are off"),
            ],
        },
        Fields.IsConsumerSecretOptional,
        Fields.IsSecretRequiredForRefreshToken)
{
    protected override bool AppliesTo(ExtlClntAppGlobalOauthSettings record, AppRecords app) => app.IsPublicClient;

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        var wrong = new List<string>();
        if (record.IsConsumerSecretOptional != true)
        {
            wrong.Add($"{Words.Of(Fields.IsConsumerSecretOptional)} to true");
        }

        if (record.IsSecretRequiredForRefreshToken ?? true)
        {
            wrong.Add($"{Words.Of(Fields.IsSecretRequiredForRefreshToken)} to false");
        }

        if (wrong.Count > 0)
        {
            yield return new RuleFinding(
                app.Place(
                    record,
                    record.IsConsumerSecretOptional == true ? Fields.IsSecretRequiredForRefreshToken : Fields.IsConsumerSecretOptional),
                "The app asks for a secret, which a public client does not have, so its login or refresh fails. Set "
                + $"{string.Join(" and ", wrong)}.");
        }
    }
}
