namespace IDialogue.Eca.Metadata;

/// <summary>Lists that Salesforce keeps in one text: names separated by commas, URLs a line each.</summary>
internal static class ListText
{
    /// <summary>The items of a field's list, without blanks around them.</summary>
    public static IEnumerable<string> Items(MetadataField field, string text) => Items(text, IsByLine(field) ? '\n' : ',');

    /// <summary>Checks whether the items stand on lines. They are URLs then, whose case counts.</summary>
    public static bool IsByLine(MetadataField field) => field.Separator == "\n";

    /// <summary>The list with those items added that it does not have, in its own order and in the style in which it is written.</summary>
    public static string Add(string list, string items, string separator) =>
        Join(list, Items(list, ',').Concat(Items(items, ',')), separator);

    /// <summary>The items, those that the list has first and in its order, in the style in which it is written.</summary>
    public static string Replace(string list, string items, string separator)
    {
        var wanted = Items(items, ',').ToArray();
        var kept = Items(list, ',').Where(item => wanted.Contains(item, StringComparer.OrdinalIgnoreCase));
        return Join(list, kept.Concat(wanted), separator);
    }

    /// <summary>A list of names of an enum as Salesforce returns it: aliases under the name that is stored, in the enum's order.</summary>
    /// <param name="field">A field with an <see cref="MetadataField.ItemEnum"/>.</param>
    /// <param name="items">The names, in any order.</param>
    /// <param name="others">Names that the enum does not have, which come last.</param>
    public static string OfNames(MetadataField field, IEnumerable<MetadataEnumValue> items, IEnumerable<string>? others = null)
    {
        var names = new HashSet<string>(items.Select(item => item.AliasOf ?? item.Name), StringComparer.Ordinal);
        var known = field.ItemEnum!.Values.Select(value => value.Name).Where(names.Contains);
        return string.Join(field.Separator, known.Concat(others?.Distinct() ?? []));
    }

    /// <summary>The items of a list that another one does not have.</summary>
    public static IEnumerable<string> Without(string list, string items) =>
        Items(list, ',').Except(Items(items, ','), StringComparer.OrdinalIgnoreCase);

    private static string Join(string list, IEnumerable<string> items, string separator)
    {
        var style = list.Contains(',') ? StyleOf(list) : separator;
        return string.Join(style, items.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private static string StyleOf(string list) => list.Contains(", ", StringComparison.Ordinal) ? ", " : ",";

    private static IEnumerable<string> Items(string text, char separator) =>
        text.Split(separator).Select(item => item.Trim()).Where(item => item.Length > 0);
}
