using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0099: minutes of JWT access tokens that Salesforce does not take.</summary>
internal sealed class JwtTimeoutWrong()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0099", RuleCategory.Deployment, RuleLevel.Error),
        "guestJwtSessionTimeoutType",
        "namedUserJwtSessionTimeoutType",
        "guestJwtTimeout",
        "namedUserJwtTimeout")
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        foreach (var (minutes, type) in JwtTimeout.Fields)
        {
            var value = minutes.GetValue(record);
            if ((value is not null || type.GetValue(record) is JWTSessionTimeoutType.Custom) && !JwtTimeout.Allowed.Contains(value as int? ?? 0))
            {
                yield return DiagnosticCatalog.JwtTimeoutWrong(
                    app.Place(record, value is null ? type.Name : minutes.Name), minutes, string.Join(", ", JwtTimeout.Allowed));
            }
        }
    }
}
