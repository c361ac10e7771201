namespace IDialogue.Eca.Policies.Reading;

/// <summary>Puts the name of a variable in the place of its value, which may be a secret, in lines that are logged or kept.</summary>
internal sealed class VariableMask
{
    private const string Cut = "…";

    /// <summary>Shorter values are words and numbers, and no secrets.</summary>
    private const int ShortestSecret = 4;

    private readonly (string Value, string Shown)[] values;

    public VariableMask(IEnumerable<string> names, Func<string, string?> valueOf) =>
        values = [.. names
            .Select(name => (Value: OneLine(valueOf(name) ?? ""), Shown: $"${{{name}}}"))
            .Where(variable => variable.Value.Length >= ShortestSecret)
            // A value can be part of another one.
            .OrderByDescending(variable => variable.Value.Length)];

    public string Hide(string line)
    {
        foreach (var (value, shown) in values)
        {
            line = HideCut(line.Replace(value, shown), value, shown);
        }

        return line;
    }

    /// <summary>Long values are cut where changes are shown: what is left of one ends with an ellipsis.</summary>
    private static string HideCut(string line, string value, string shown)
    {
        for (var end = line.IndexOf(Cut, StringComparison.Ordinal); end >= 0; end = line.IndexOf(Cut, end + 1, StringComparison.Ordinal))
        {
            for (var length = Math.Min(end, value.Length); length >= ShortestSecret; length--)
            {
                if (string.CompareOrdinal(line, end - length, value, 0, length) == 0)
                {
                    line = line.Remove(end - length, length).Insert(end - length, shown);
                    end += shown.Length - length;
                    break;
                }
            }
        }

        return line;
    }

    /// <summary>Changes are shown on one line each.</summary>
    private static string OneLine(string value) =>
        value.Replace("\r", "").Replace("\n", " ⏎ ");
}
