using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0105: custom attributes with the same key, or too many.</summary>
internal sealed class CustomAttributesWrong()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0105", RuleCategory.Deployment, RuleLevel.Error), FieldName)
{
    private const string FieldName = "customAttributes";
    private const int Most = 128;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => record.GetMetadataType().FindField(FieldName) is not null;

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        var attributes = ((IEnumerable<MetadataObject>)record.GetMetadataType().FindField(FieldName)!.GetValue(record)!).ToArray();
        if (attributes.Length > Most)
        {
            yield return DiagnosticCatalog.CustomAttributesWrong(
                app.Place(record, FieldName), FormattableString.Invariant($"There are {attributes.Length} of them, and {Most} are the most. Take some out."));
        }

        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in attributes)
        {
            var key = (string?)attribute.GetMetadataType().FindField("key")!.GetValue(attribute);
            if (key is not null && !known.Add(key))
            {
                yield return DiagnosticCatalog.CustomAttributesWrong(app.Place(attribute, "key"), $"The key '{key}' stands there before, and each key may stand once. Remove one.");
            }
        }
    }
}
