using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0083: A scope that the catalogue does not know.</summary>
internal sealed class UnknownScope()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0083", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        var scopes = Fields.CommaSeparatedOauthScopes;
        var items = ListText.Items(scopes, record.CommaSeparatedOauthScopes ?? "");
        foreach (var scope in items.Where(item => scopes.ItemEnum!.FindByName(item)?.Name != item))
        {
            var suggestion = Suggestion.Nearest(scope, scopes.ItemEnum!.Values.Select(known => known.Name));
            yield return new RuleFinding(
                app.Place(record, scopes),
                $"'{scope}' is not a known OAuth scope.{(suggestion is null ? "" : $" Did you mean '{suggestion}'?")} "
                + "Orgs reject unknown scopes. If Salesforce has just added it, turn this rule off.");
        }
    }
}
