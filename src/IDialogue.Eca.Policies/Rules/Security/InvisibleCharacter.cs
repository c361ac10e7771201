using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0211: A name or another text with a character that no one sees, so that it looks like a different one.</summary>
internal sealed class InvisibleCharacter()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExternalClientApplication.MetadataType, "ECA0211", RuleCategory.Security, RuleLevel.Warning))
{
    /// <summary>A look-alike in the org does as much harm as one that the author sets.</summary>
    public override bool CountsWhereUnchanged => true;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app) =>
        FindHidden(record.FullName) is { } code
            ? CheckFields(record, app).Prepend(new RuleFinding(app.Place(record), Message("The name of the record", code)))
            : CheckFields(record, app);

    private static IEnumerable<RuleFinding> CheckFields(MetadataObject record, AppRecords app)
    {
        foreach (var field in record.GetMetadataType().Fields.Where(field => !field.IsSecret && !field.IsNeverWritten))
        {
            switch (field.GetValue(record))
            {
                case string text when FindHidden(text) is { } code:
                    yield return new RuleFinding(app.Place(record, field), Message(Words.Of(field), code));
                    break;
                case IEnumerable<string> texts:
                    foreach (var (code, index) in texts.Select((text, index) => (Code: FindHidden(text), index)))
                    {
                        if (code is not null)
                        {
                            yield return new RuleFinding(app.PlaceOfItem(record, field, index), Message(Words.Of(field), code));
                        }
                    }

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
