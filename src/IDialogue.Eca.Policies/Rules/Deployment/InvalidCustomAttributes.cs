using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0105: Custom attributes with the same key, or too many of them.</summary>
internal sealed class InvalidCustomAttributes()
    : RecordRule<MetadataComponent>(
        RuleDescription.About(
            ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0105", RuleCategory.Deployment, RuleLevel.Error),
        [.. CustomAttributes.Lists])
{
    private const int MaxCount = 128;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => CustomAttributes.ListOf(record) is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var list = CustomAttributes.ListOf(record)!;
        var attributes = ((IEnumerable<MetadataObject>)list.GetValue(record)!).ToArray();
        if (attributes.Length > MaxCount)
        {
            yield return new RuleFinding(
                app.Place(record, list),
                FormattableString.Invariant($"There are {attributes.Length} custom attributes; the maximum is {MaxCount}. Remove some."));
        }

        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in attributes)
        {
            var keyField = attribute.GetMetadataType().IdentityFields[0];
            var key = (string?)keyField.GetValue(attribute);
            if (key is not null && !known.Add(key))
            {
                yield return new RuleFinding(
                    app.Place(attribute, keyField),
                    $"The custom attribute '{key}' is defined more than once, so the org rejects the record. Remove one.");
            }
        }
    }
}
