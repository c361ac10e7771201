namespace IDialogue.Eca.Comparison;

/// <summary>Lists that Salesforce keeps in one text, separated by commas.</summary>
internal static class ListText
{
    public static IEnumerable<string> Items(string text) =>
        text.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0);

    /// <summary>The list with those items added that it does not have, in the style in which it is written.</summary>
    public static string Add(string list, string items, string separator)
    {
        var known = new HashSet<string>(Items(list), StringComparer.OrdinalIgnoreCase);
        var missing = Items(items).Where(known.Add).ToArray();
        var style = list.Contains(',') ? list.Contains(", ", StringComparison.Ordinal) ? ", " : "," : separator;
        return missing.Length == 0 ? list
            : known.Count == missing.Length ? string.Join(separator, missing)
            : list.TrimEnd(' ', ',', '\r', '\n', '\t') + style + string.Join(style, missing);
    }

    /// <summary>The items of a list that another one does not have.</summary>
    public static IEnumerable<string> Without(string list, string items) => Items(list).Except(Items(items), StringComparer.OrdinalIgnoreCase);
}
