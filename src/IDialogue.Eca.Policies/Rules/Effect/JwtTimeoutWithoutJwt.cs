using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0164: A timeout of JWT access tokens in an app that issues opaque ones.</summary>
internal sealed class JwtTimeoutWithoutJwt()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0164", RuleCategory.Effect, RuleLevel.Warning),
        [.. JwtTimeout.Fields.SelectMany(pair => new[] { pair.Minutes, pair.Type })])
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.IsJwtIssued || record.IsNamedUserJwtEnabled == true)
        {
            yield break;
        }

        foreach (var field in JwtTimeout.Fields.SelectMany(pair => new[] { pair.Minutes, pair.Type }))
        {
            // Orgs return UserSession where nothing is set.
            if (field.GetValue(record) is not (null or JWTSessionTimeoutType.UserSession))
            {
                yield return new RuleFinding(
                    app.Place(record, field),
                    $"{Words.Of(field)} has no effect while the app issues opaque access tokens, and the org is reported to refuse it "
                    + $"(\"Invalid plugin settings\"). Set {Words.Of(ExtlClntAppGlobalOauthSettings.Fields.IsNamedUserJwtEnabled)} in "
                    + $"{Words.Of(ExtlClntAppGlobalOauthSettings.MetadataType)} to true, or remove {Words.Of(field)}.");
            }
        }
    }
}
