using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0110: A secret in plain text. One from a variable is in no file.</summary>
internal sealed class SecretInFile()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppPushSettings.MetadataType, Code, RuleCategory.Security, RuleLevel.Warning))
{
    /// <summary>The rule's code.</summary>
    public const string Code = "ECA0110";

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => SecretFields(record).Any();

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app) =>
        from secret in SecretFields(record)
        where secret.Field.GetValue(secret.Owner) is string { Length: > 0 }
        let place = app.Place(secret.Owner, secret.Field)
        where place is null || !app.FromVariables.Contains(place.Value)
        select new RuleFinding(
            place,
            $"{Words.Of(secret.Field)} is a secret in plain text, in a file that is probably under version control. "
            + (app.IsTree
                ? "Remove it or let 'replacements' of sfdx-project.json insert it, and replace the secret."
                : "Use a variable (${NAME}) and replace the secret."));

    /// <summary>Fields of the record and of the records in it that hold secrets.</summary>
    private static IEnumerable<(MetadataObject Owner, MetadataField Field)> SecretFields(MetadataObject record) =>
        record.GetMetadataType().Fields.SelectMany(field => field switch
        {
            { IsSecret: true } => [(record, field)],
            { IsRepeated: false } when field.GetValue(record) is MetadataObject inner => SecretFields(inner),
            _ => [],
        });
}
