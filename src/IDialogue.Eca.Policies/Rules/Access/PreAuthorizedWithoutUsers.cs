using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Access;

/// <summary>ECA0034: only pre-authorized users, and none of them.</summary>
internal sealed class PreAuthorizedWithoutUsers()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0034", RuleCategory.Access, RuleLevel.Error),
        Fields.PermittedUsersPolicyType,
        Fields.CommaSeparatedPermissionSet,
        Fields.CommaSeparatedProfile)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        // The lists of SAML policies count for the whole app.
        var saml = app.Find<ExtlClntAppSamlConfigurablePolicies>();
        string?[] lists = [record.CommaSeparatedPermissionSet, record.CommaSeparatedProfile, saml?.CommaSeparatedPermissionSet, saml?.CommaSeparatedProfile];
        if (record.PermittedUsersPolicyType == PermittedUsersPolicyType.AdminApprovedPreAuthorized && Array.TrueForAll(lists, string.IsNullOrWhiteSpace))
        {
            yield return DiagnosticCatalog.PreAuthorizedWithoutUsers(app.Place(record, Fields.PermittedUsersPolicyType));
        }
    }
}
