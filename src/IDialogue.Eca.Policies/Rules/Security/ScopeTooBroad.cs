using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0124: a scope that gives all.</summary>
internal sealed class ScopeTooBroad()
    : RecordRule<ExtlClntAppOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0124",
            RuleBaseline.SalesforceHealth.Control("Configure the External Client App OAuth Settings: OAuth Scope Least Privilege")),
        Fields.CommaSeparatedOauthScopes)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthSettings record, AppRecords app)
    {
        var scopes = Fields.CommaSeparatedOauthScopes;
        if (ListText.Items(scopes, record.CommaSeparatedOauthScopes ?? "").Contains("Full", StringComparer.OrdinalIgnoreCase))
        {
            yield return DiagnosticCatalog.ScopeTooBroad(app.Place(record, scopes), "Full");
        }
    }
}
