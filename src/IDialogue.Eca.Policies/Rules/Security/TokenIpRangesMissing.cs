using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0117: tokens are accepted from every address.</summary>
internal sealed class TokenIpRangesMissing()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0117",
            RuleBaseline.Partner2026.Control("IP address allow list")))
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (app.Find<ExtlClntAppOauthSecuritySettings>() is not { TokenIpRanges.Count: > 0 })
        {
            yield return DiagnosticCatalog.TokenIpRangesMissing(app.Place(record));
        }
    }
}
