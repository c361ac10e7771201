using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>ECA0034: only pre-authorized users, and none of them.</summary>
internal sealed class PreAuthorizedWithoutUsers()
    : PolicyRule<ExtlClntAppOauthConfigurablePolicies>("permittedUsersPolicyType", "commaSeparatedPermissionSet", "commaSeparatedProfile")
{
    protected override void Check(ExtlClntAppOauthConfigurablePolicies record, SourceMap places, DiagnosticBag diagnostics)
    {
        if (record.PermittedUsersPolicyType == PermittedUsersPolicyType.AdminApprovedPreAuthorized
            && string.IsNullOrEmpty(record.CommaSeparatedPermissionSet)
            && string.IsNullOrEmpty(record.CommaSeparatedProfile))
        {
            diagnostics.Add(DiagnosticCatalog.PreAuthorizedWithoutUsers(places.Find(record, Field(record, "permittedUsersPolicyType"))));
        }
    }
}
