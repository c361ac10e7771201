using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0258: An app for hosted MCP servers without a scope that their clients ask for.</summary>
internal sealed class HostedMcpScopeMissing()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0258",
            RuleBaseline.HostedMcp.Control("OAuth Scopes: Access Salesforce hosted MCP servers; Perform requests at any time")),
        Fields.CommaSeparatedOauthScopes)
{
    private static readonly string[] Needed = [nameof(OauthScope.MCP), nameof(OauthScope.RefreshToken)];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        var scopes = ListText.Items(Fields.CommaSeparatedOauthScopes, record.CommaSeparatedOauthScopes ?? "")
            .Select(Fields.CommaSeparatedOauthScopes.ItemEnum!.FindByName)
            .Select(scope => scope?.AliasOf ?? scope?.Name);
        string[] missing = [.. Needed.Except(scopes)!];
        if (missing.Length > 0)
        {
            yield return new RuleFinding(
                app.Place(record, Fields.CommaSeparatedOauthScopes),
                $"Clients of hosted MCP servers ask for the scopes {string.Join(" and ", Needed)}, and the login fails without them. Add "
                + $"{string.Join(" and ", missing)} to {Words.Of(Fields.CommaSeparatedOauthScopes)}.");
        }
    }
}
