using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0124: A scope that grants everything.</summary>
internal sealed class ScopeTooBroad()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0124",
            RuleBaseline.SalesforceHealth.Control("Configure the External Client App OAuth Settings: OAuth Scope Least Privilege Control")),
        Fields.CommaSeparatedOauthScopes)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        var scopes = Fields.CommaSeparatedOauthScopes;
        var items = ListText.Items(scopes, record.CommaSeparatedOauthScopes ?? "");
        if (items.Contains(nameof(OauthScope.Full), StringComparer.OrdinalIgnoreCase))
        {
            yield return new RuleFinding(
                app.Place(record, scopes),
                "The scope Full grants everything its user can do. List the scopes that the app needs, for example Api and RefreshToken.");
        }
    }
}
