using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0096: A refresh token policy although the scopes allow no refresh tokens.</summary>
internal sealed class RefreshScopeMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0096", RuleCategory.Effect, RuleLevel.Warning),
        Fields.RefreshTokenPolicyType)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        var scopes = ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes;
        if (record.RefreshTokenPolicyType is not (null or RefreshTokenPolicyType.Zero)
            && app.Find<ExtlClntAppOauthSettings>()?.CommaSeparatedOauthScopes is { } text
            && !ListText.Items(scopes, text).Select(scopes.ItemEnum!.FindByName)
                .Any(scope => (scope?.AliasOf ?? scope?.Name) == nameof(OauthScope.RefreshToken)))
        {
            yield return new RuleFinding(
                app.Place(record, Fields.RefreshTokenPolicyType),
                "A refresh token policy is set, but the app's scopes do not include refresh tokens, so none are issued. Add "
                + $"RefreshToken to {Words.Of(ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes)} or remove the policy.");
        }
    }
}
