using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0083: a scope that the catalogue does not know.</summary>
internal sealed class UnknownScope()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0083", RuleCategory.Deployment, RuleLevel.Error),
        Fields.CommaSeparatedOauthScopes)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        var scopes = Fields.CommaSeparatedOauthScopes;
        foreach (var scope in ListText.Items(scopes, record.CommaSeparatedOauthScopes ?? "").Where(scope => scopes.ItemEnum!.FindByName(scope) is null))
        {
            yield return DiagnosticCatalog.UnknownScope(
                app.Place(record, scopes), scope, Suggestion.Nearest(scope, scopes.ItemEnum!.Values.Select(known => known.Name)));
        }
    }
}
