using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Access;

/// <summary>ECA0097: A certificate for the JWT bearer flow although users authorize themselves.</summary>
internal sealed class JwtBearerWithSelfAuthorization()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0097", RuleCategory.Access, RuleLevel.Warning),
        Fields.PermittedUsersPolicyType)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.PermittedUsersPolicyType == PermittedUsersPolicyType.AllSelfAuthorized
            && !string.IsNullOrWhiteSpace(app.Find<ExtlClntAppGlobalOauthSettings>()?.Certificate))
        {
            yield return new RuleFinding(
                app.Place(record, Fields.PermittedUsersPolicyType),
                "The app has a certificate for the JWT bearer flow, but users authorize themselves, so the flow fails for everyone "
                + "who has not done so in a browser. Use "
                + $"{Words.Of(Fields.PermittedUsersPolicyType, PermittedUsersPolicyType.AdminApprovedPreAuthorized)} and add "
                + "permission sets.");
        }
    }
}
