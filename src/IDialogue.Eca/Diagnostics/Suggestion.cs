namespace IDialogue.Eca.Diagnostics;

/// <summary>Finds what was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>Longer texts are no misspelt names, and comparing them would take long.</summary>
    private const int LongestName = 100;

    /// <summary><c> Did you mean 'x'?</c> with a leading blank, or nothing when no candidate is near.</summary>
    public static string For(string text, IEnumerable<string> candidates) =>
        Nearest(text, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The candidate with the fewest edits, if they are few for its length, else one that begins with the text.</summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        if (text.Length is 0 or > LongestName)
        {
            return null;
        }

        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var isBeginning = text.Length >= 3 && candidate.StartsWith(text, StringComparison.OrdinalIgnoreCase);
            var edits = isBeginning ? text.Length : Edits(text.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (edits < fewest && (isBeginning || edits <= Math.Max(1, Math.Min(text.Length, candidate.Length) / 3)))
            {
                (nearest, fewest) = (candidate, edits);
            }
        }

        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two texts.</summary>
    public static int Edits(string from, string to)
    {
        var (beforeLast, last, current) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = from[i - 1] == to[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }
}
