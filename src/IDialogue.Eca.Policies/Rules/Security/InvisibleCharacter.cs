using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0211: A name or another text with a character that no one sees, so that it looks like a different one.</summary>
internal sealed class InvisibleCharacter()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExternalClientApplication.MetadataType, "ECA0211", RuleCategory.Security, RuleLevel.Warning))
{
    /// <summary>A look-alike in the org does as much harm as one that the author sets.</summary>
    public override bool CountsWhereUnchanged => true;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var found = from owner in RecordParts.Of(record)
                    from field in owner.GetMetadataType().Fields
                    where !field.IsSecret && !field.IsNeverWritten
                    from finding in Check(owner, field, app)
                    select finding;
        return FindHidden(record.FullName) is { } code
            ? found.Prepend(new RuleFinding(app.Place(record), Message("The name of the record", code)))
            : found;
    }

    private static IEnumerable<RuleFinding> Check(MetadataObject owner, MetadataField field, AppRecords app) =>
        field.GetValue(owner) switch
        {
            string text => FindHidden(text) is { } code ? [new RuleFinding(app.Place(owner, field), Message(Words.Of(field), code))] : [],
            IEnumerable<string> texts => texts
                .Select((text, index) => (Code: FindHidden(text), Index: index))
                .Where(item => item.Code is not null)
                .Select(item => new RuleFinding(app.PlaceOfItem(owner, field, item.Index), Message(Words.Of(field), item.Code!))),
            _ => [],
        };

    /// <summary>The first such character as <c>U+202E</c>; texts may have several lines.</summary>
    private static string? FindHidden(string text)
    {
        for (var at = ShownText.FindHidden(text, 0); at >= 0; at = ShownText.FindHidden(text, at + 1))
        {
            if (text[at] is not ('\t' or '\r' or '\n'))
            {
                return FormattableString.Invariant($"U+{(char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at]):X4}");
            }
        }

        return null;
    }

    private static string Message(string what, string code) =>
        $"{what} contains the invisible character {code}, so it is not the text that it looks like. Type it again.";
}
