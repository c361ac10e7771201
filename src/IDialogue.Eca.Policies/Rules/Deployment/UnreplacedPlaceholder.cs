using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0171: A value in metadata that is a placeholder or was redacted, so a deploy would write it into the org.</summary>
internal sealed class UnreplacedPlaceholder()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0171", RuleCategory.Deployment, RuleLevel.Error))
{
    /// <summary>A deploy of what was retrieved does as much harm as one of what the author sets.</summary>
    public override bool CountsWhereUnchanged => true;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => record is not ConnectedApp;

    /// <summary>An invalid name of an app has a finding already, where the policy file sets it.</summary>
    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var excluded = record.GetMetadataType().AppField is { } name && app.UnreadableFields(record).Contains(name) ? name : null;
        return from owner in RecordParts.Of(record)
               from field in owner.GetMetadataType().Fields
               where field != excluded && field.GetValue(owner) is string text && IsPlaceholder(field, text)
               where !app.Places.IsReplaced(owner, field)
               select new RuleFinding(app.Place(owner, field), Message(owner, field));
    }

    /// <summary>The value is not shown: a redacted one is next to a secret.</summary>
    private static string Message(MetadataObject record, MetadataField field) =>
        $"{record.GetMetadataType().Name}.{field.Name} is a placeholder or was redacted, and a deploy would write it into the org. "
        + (field.IsOrgBound
            ? "Remove the element, which belongs to one org, or retrieve the record again."
            : "Set the real value, or retrieve the record again.");

    private static bool IsPlaceholder(MetadataField field, string text) => field switch
    {
        { IsOrgBound: true } => Placeholder.IsInPlaceOfId(text),
        { Separator: null } => Placeholder.IsIn(text),
        _ => ListText.Items(field, text).Any(Placeholder.IsIn),
    };
}
