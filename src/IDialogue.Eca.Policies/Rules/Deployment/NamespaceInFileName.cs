using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0112: A policy record named with the namespace of its app. In policy files, ECA0023 reports it.</summary>
internal sealed class NamespaceInFileName()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0112", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => app.IsTree && record.GetMetadataType().IsPolicy;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        if (NamespacedName.HasMark(record.FullName))
        {
            yield return new RuleFinding(
                app.Place(record),
                $"'{record.FullName}' contains a namespace, so the org rejects it (\"Cannot create a new component with the "
                + $"namespace\"). Name the file without the namespace; {Words.Of(record.GetMetadataType().AppField!)} keeps it.");
        }
    }
}
