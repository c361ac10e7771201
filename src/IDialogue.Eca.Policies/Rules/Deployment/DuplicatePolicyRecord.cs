using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0113: Two records of one type for the same app.</summary>
internal sealed class DuplicatePolicyRecord()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0113", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => app.IsTree && app.FullName is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var first = app.Records.First(other => other.GetMetadataType() == record.GetMetadataType());
        // The same record in two files is another mistake, which the reader of the tree tells.
        if (!string.Equals(first.FullName, record.FullName, StringComparison.OrdinalIgnoreCase))
        {
            yield return new RuleFinding(
                app.Place(record),
                $"App '{app.FullName}' has more than one {record.GetMetadataType().Name}: this one and '{first.FullName}'. An org "
                + "allows only one (\"duplicate value found: ExternalClientApplicationId duplicates value\"). Keep the one that the "
                + "org has.");
        }
    }
}
