using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0105: custom attributes with the same key, or too many.</summary>
internal sealed class CustomAttributesWrong()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0105", RuleCategory.Deployment, RuleLevel.Error), [.. Lists])
{
    private const int Most = 128;

    private static readonly MetadataField[] Lists =
    [
        ExtlClntAppOauthConfigurablePolicies.Fields.CustomAttributes,
        ExtlClntAppOauthSettings.Fields.CustomAttributes,
        ExtlClntAppSamlConfigurablePolicies.Fields.CustomAttributes,
    ];

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => FindList(record) is not null;

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        var list = FindList(record)!;
        var attributes = ((IEnumerable<MetadataObject>)list.GetValue(record)!).ToArray();
        if (attributes.Length > Most)
        {
            yield return DiagnosticCatalog.CustomAttributesWrong(
                app.Place(record, list), FormattableString.Invariant($"There are {attributes.Length} of them, and {Most} are the most. Take some out."));
        }

        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in attributes)
        {
            var keyField = attribute.GetMetadataType().IdentityFields[0];
            var key = (string?)keyField.GetValue(attribute);
            if (key is not null && !known.Add(key))
            {
                yield return DiagnosticCatalog.CustomAttributesWrong(app.Place(attribute, keyField), $"The key '{key}' stands there before, and each key may stand once. Remove one.");
            }
        }
    }

    private static MetadataField? FindList(MetadataComponent record) => Array.Find(Lists, list => list.DeclaringType == record.GetMetadataType());
}
