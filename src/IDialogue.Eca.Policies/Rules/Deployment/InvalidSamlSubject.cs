using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppSamlConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0103: A SAML subject without its attribute, or an attribute that has no effect.</summary>
internal sealed class InvalidSamlSubject()
    : RecordRule<ExtlClntAppSamlConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppSamlConfigurablePolicies.MetadataType, "ECA0103", RuleCategory.Deployment, RuleLevel.Error),
        Fields.SubjectType,
        Fields.SubjectCustomAttribute)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppSamlConfigurablePolicies record, AppRecords app)
    {
        var isCustom = record.SubjectType == ExtlClntAppSamlSubjectType.CustomAttribute;
        var hasAttribute = !string.IsNullOrWhiteSpace(record.SubjectCustomAttribute);
        if (isCustom && !hasAttribute)
        {
            yield return new RuleFinding(
                app.Place(record, Fields.SubjectType),
                $"{Words.Of(Fields.SubjectType)} is CustomAttribute, but no attribute is set. Set "
                + $"{Words.Of(Fields.SubjectCustomAttribute)} to a field of the user.");
        }
        else if (hasAttribute && record.SubjectType is not null && !isCustom)
        {
            yield return new RuleFinding(
                app.Place(record, Fields.SubjectCustomAttribute),
                $"{Words.Of(Fields.SubjectCustomAttribute)} is allowed only if {Words.Of(Fields.SubjectType)} is CustomAttribute. "
                + $"Set {Words.Of(Fields.SubjectType)} to CustomAttribute or remove {Words.Of(Fields.SubjectCustomAttribute)}.");
        }
    }
}
