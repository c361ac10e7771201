using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0167: Labels of permission sets where their API names belong.</summary>
internal sealed class LabelsInsteadOfNames()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0167", RuleCategory.Deployment, RuleLevel.Error))
{
    private static readonly MetadataField[] Lists =
    [
        ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
        ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
    ];

    protected override MetadataField[] ListsByItem => Lists;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => ListOf(record)?.GetValue(record) is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var list = ListOf(record)!;
        var items = ((string)list.GetValue(record)!).Split(',');
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i].Trim();
            if (item.Length > 0
                && !IdsInsteadOfNames.IsPermissionSetId(item)
                && ComponentName.FindMistake(NamespacedName.Split(item).Name) is not null)
            {
                yield return new RuleFinding(
                    app.PlaceOfItem(record, list, i),
                    $"'{DiffText.Short(item)}' is not the API name of a permission set; it looks like a label. "
                    + "Orgs refuse it (reported: \"We couldn't find permission sets called\"). Use the API name shown on the permission "
                    + "set's page in Setup, for example API_User.");
            }
        }
    }

    private static MetadataField? ListOf(MetadataComponent record) =>
        Array.Find(Lists, list => list.DeclaringType == record.GetMetadataType());
}
