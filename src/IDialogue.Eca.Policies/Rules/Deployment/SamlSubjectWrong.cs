using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppSamlConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0103: a SAML subject without its attribute, or an attribute without use.</summary>
internal sealed class SamlSubjectWrong()
    : RecordRule<ExtlClntAppSamlConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppSamlConfigurablePolicies.MetadataType, "ECA0103", RuleCategory.Deployment, RuleLevel.Error),
        Fields.SubjectType,
        Fields.SubjectCustomAttribute)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppSamlConfigurablePolicies record, AppRecords app)
    {
        var isCustom = record.SubjectType == ExtlClntAppSamlSubjectType.CustomAttribute;
        var hasAttribute = !string.IsNullOrWhiteSpace(record.SubjectCustomAttribute);
        if (isCustom && !hasAttribute)
        {
            yield return DiagnosticCatalog.SamlSubjectWrong(
                app.Place(record, Fields.SubjectType), "'subjectType' is CustomAttribute and none is named. Say the user field in 'subjectCustomAttribute'.");
        }
        else if (hasAttribute && record.SubjectType is not null && !isCustom)
        {
            yield return DiagnosticCatalog.SamlSubjectWrong(
                app.Place(record, Fields.SubjectCustomAttribute), "'subjectCustomAttribute' counts only where 'subjectType' is CustomAttribute. Say that, or remove it.");
        }
    }
}
