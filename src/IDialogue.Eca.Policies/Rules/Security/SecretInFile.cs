using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0110: a secret in so many words. One that came from a variable stands in no file.</summary>
internal sealed class SecretInFile()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppPushSettings.MetadataType, "ECA0110", RuleCategory.Security, RuleLevel.Warning))
{
    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => SecretFields(record).Any();

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app) =>
        from secret in SecretFields(record)
        where secret.Field.GetValue(secret.Owner) is string { Length: > 0 }
        let place = app.Place(secret.Owner, secret.Field)
        where place is null || !app.FromVariables.Contains(place.Value)
        select DiagnosticCatalog.SecretInFile(place, secret.Field);

    /// <summary>Fields of the record and of the records in it that hold secrets.</summary>
    private static IEnumerable<(MetadataObject Owner, MetadataField Field)> SecretFields(MetadataObject record) =>
        record.GetMetadataType().Fields.SelectMany(field =>
            field.IsSecret ? [(record, field)]
            : !field.IsRepeated && field.GetValue(record) is MetadataObject inner ? SecretFields(inner)
            : []);
}
