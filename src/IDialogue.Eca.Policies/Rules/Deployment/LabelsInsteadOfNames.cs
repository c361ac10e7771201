using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0167: Labels of permission sets where their API names belong.</summary>
internal sealed class LabelsInsteadOfNames()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0167", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override MetadataField[] ListsByItem => AccessLists.PermissionSets;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => AccessLists.AreIn(record, AccessLists.PermissionSets);

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app) =>
        from item in AccessLists.NamesIn(record, AccessLists.PermissionSets, app)
        where !IdsInsteadOfNames.IsPermissionSetId(item.Name)
            && ComponentName.FindMistake(NamespacedName.Split(item.Name).Name) is not null
        select new RuleFinding(
            item.Place,
            $"'{DiffText.Short(item.Name)}' is not the API name of a permission set; it looks like a label. "
            + "Orgs refuse it (reported: \"We couldn't find permission sets called\"). Use the API name shown on the permission "
            + "set's page in Setup, for example API_User.");
}
