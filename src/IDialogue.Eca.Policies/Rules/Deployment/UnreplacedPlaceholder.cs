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
    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app) => CheckFields(
        record, app, record.GetMetadataType().AppField is { } name && app.UnreadableFields(record).Contains(name) ? name : null);

    private static IEnumerable<RuleFinding> CheckFields(MetadataObject record, AppRecords app, MetadataField? excluded = null)
    {
        foreach (var field in record.GetMetadataType().Fields.Where(field => field != excluded))
        {
            switch (field.GetValue(record))
            {
                case string text when IsPlaceholder(field, text) && !app.Places.IsReplaced(record, field):
                    yield return new RuleFinding(app.Place(record, field), Message(record, field));
                    break;
                case MetadataObject inner:
                    foreach (var finding in CheckFields(inner, app))
                    {
                        yield return finding;
                    }

                    break;
                case IEnumerable<MetadataObject> items:
                    foreach (var finding in items.SelectMany(item => CheckFields(item, app)))
                    {
                        yield return finding;
                    }

                    break;
                default:
                    break;
            }
        }
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
