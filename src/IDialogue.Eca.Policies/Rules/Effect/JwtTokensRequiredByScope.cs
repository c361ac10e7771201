using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0163: A scope whose APIs accept only JWT access tokens, in an app that issues opaque ones.</summary>
internal sealed class JwtTokensRequiredByScope()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0163", RuleCategory.Effect, RuleLevel.Warning) with
        {
            Controls =
            [
                RuleBaseline.HostedMcp.Control("Security: Issue JSON Web Token (JWT)-based access tokens for named users"),
            ],
        },
        Fields.CommaSeparatedOauthScopes)
{
    private static readonly string[] Scopes =
        [nameof(OauthScope.MCP), nameof(OauthScope.SFApiPlatform), nameof(OauthScope.Chatbot), nameof(OauthScope.EinsteinGPT)];

    protected override bool AppliesTo(ExtlClntAppOauthSettings record, AppRecords app) => ScopesOf(record).Any();

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        if (!app.IsJwtIssued)
        {
            var scopes = ScopesOf(record).ToArray();
            yield return new RuleFinding(
                app.Place(record, Fields.CommaSeparatedOauthScopes),
                $"{(scopes.Length == 1 ? "The scope" : "The scopes")} {string.Join(", ", scopes)} "
                + $"{(scopes.Length == 1 ? "needs" : "need")} JWT access tokens, but the app issues opaque ones: authorization succeeds "
                + "and API calls fail (reported: INVALID_JWT_FORMAT, 404). "
                + $"Set {Words.Of(ExtlClntAppGlobalOauthSettings.Fields.IsNamedUserJwtEnabled)} in "
                + $"{Words.Of(ExtlClntAppGlobalOauthSettings.MetadataType)} to true.");
        }
    }

    private static IEnumerable<string> ScopesOf(ExtlClntAppOauthSettings record) =>
        ListText.Items(Fields.CommaSeparatedOauthScopes, record.CommaSeparatedOauthScopes ?? "")
            .Intersect(Scopes, StringComparer.OrdinalIgnoreCase);
}
