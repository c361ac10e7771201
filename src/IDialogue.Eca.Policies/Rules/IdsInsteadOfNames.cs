using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>ECA0025: permission sets go by API name and profiles by display name; record ids fail, though Salesforce's guide says ids.</summary>
internal sealed class IdsInsteadOfNames() : PolicyRule<ExtlClntAppOauthConfigurablePolicies>()
{
    private const int ShortId = 15;
    private const int LongId = 18;

    protected override void Check(ExtlClntAppOauthConfigurablePolicies record, SourceMap places, DiagnosticBag diagnostics)
    {
        Check(record, record.CommaSeparatedPermissionSet, "commaSeparatedPermissionSet", "0PS", "permission sets",
            "Write the API name, such as API_User; Setup shows it on the permission set's page.", places, diagnostics);
        Check(record, record.CommaSeparatedProfile, "commaSeparatedProfile", "00e", "profiles",
            "Write the name that Setup shows, such as System Administrator.", places, diagnostics);
    }

    private static void Check(
        ExtlClntAppOauthConfigurablePolicies record, string? list, string fieldName, string prefix, string what, string hint, SourceMap places, DiagnosticBag diagnostics)
    {
        var items = list?.Split(',') ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i].Trim();
            if (item.Length is ShortId or LongId && item.StartsWith(prefix, StringComparison.Ordinal) && item.All(char.IsLetterOrDigit))
            {
                diagnostics.Add(DiagnosticCatalog.IdInsteadOfName(places.Find(record, Field(record, fieldName), i), item, what, hint));
            }
        }
    }
}
