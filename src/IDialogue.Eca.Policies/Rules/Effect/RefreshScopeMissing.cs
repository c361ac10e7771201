using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0096: a refresh token policy where the scopes allow no refresh tokens.</summary>
internal sealed class RefreshScopeMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0096", RuleCategory.Effect, RuleLevel.Warning),
        Fields.RefreshTokenPolicyType)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        var scopes = ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes;
        if (record.RefreshTokenPolicyType is not (null or RefreshTokenPolicyType.Zero)
            && app.Find<ExtlClntAppOauthSettings>()?.CommaSeparatedOauthScopes is { } said
            && !ListText.Items(scopes, said).Select(scopes.ItemEnum!.FindByName).Any(scope => (scope?.AliasOf ?? scope?.Name) == "RefreshToken"))
        {
            yield return DiagnosticCatalog.RefreshScopeMissing(app.Place(record, Fields.RefreshTokenPolicyType));
        }
    }
}
