using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Access;

/// <summary>ECA0034: Only pre-authorized users can use the app, and there are none.</summary>
internal sealed class PreAuthorizedWithoutUsers()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0034", RuleCategory.Access, RuleLevel.Warning),
        Fields.PermittedUsersPolicyType,
        Fields.CommaSeparatedPermissionSet,
        Fields.CommaSeparatedProfile)
{
    protected override MetadataType[] Asked => [ExtlClntAppSamlConfigurablePolicies.MetadataType];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        // The lists of SAML policies count for the whole app.
        var saml = app.Find<ExtlClntAppSamlConfigurablePolicies>();
        string?[] lists =
        [
            record.CommaSeparatedPermissionSet, record.CommaSeparatedProfile,
            saml?.CommaSeparatedPermissionSet, saml?.CommaSeparatedProfile,
        ];
        if (record.PermittedUsersPolicyType == PermittedUsersPolicyType.AdminApprovedPreAuthorized
            && Array.TrueForAll(lists, string.IsNullOrWhiteSpace))
        {
            yield return new RuleFinding(
                app.Place(record, Fields.PermittedUsersPolicyType),
                "Only pre-authorized users can use the app, but the policies name no permission set or profile. Unless access is "
                + "granted elsewhere (by SetupEntityAccess records, which no file shows), no one can use it, possibly including the "
                + $"session that deploys. Add at least one under {Words.Of(Fields.CommaSeparatedPermissionSet)} or "
                + $"{Words.Of(Fields.CommaSeparatedProfile)}, or suppress this rule with the reason.");
        }
    }
}
