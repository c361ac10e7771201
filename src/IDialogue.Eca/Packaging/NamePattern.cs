namespace IDialogue.Eca.Packaging;

/// <summary>
/// A pattern of one name in a path: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c>, and <c>\</c> before a character that means itself.
/// </summary>
internal sealed class NamePattern
{
    /// <summary>The test of each character; <see langword="null"/> for any number of any characters.</summary>
    private readonly List<Predicate<char>?> characters = [];

    public NamePattern(string pattern, bool ignoreCase)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            characters.Add(pattern[i] switch
            {
                '*' => null,
                '?' => _ => true,
                '[' when EndOfSet(pattern, i) is { } end => Set(pattern.Substring(i + 1, -i - 1 + (i = end)), ignoreCase),
                '\\' when i + 1 < pattern.Length => Literal(pattern[++i], ignoreCase),
                var literal => Literal(literal, ignoreCase),
            });
        }
    }

    public bool IsMatch(string name)
    {
        // The last star takes one more character each time that what follows it does not fit.
        var (at, next, star, taken) = (0, 0, -1, 0);
        while (at < name.Length)
        {
            if (next < characters.Count && characters[next] is null)
            {
                (star, taken) = (next++, at);
            }
            else if (next < characters.Count && characters[next]!(name[at]))
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                (next, at) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }

        return characters.Skip(next).All(character => character is null);
    }

    private static Predicate<char> Literal(char expected, bool ignoreCase) =>
        ignoreCase ? found => Fold(found) == Fold(expected) : found => found == expected;

    private static Predicate<char> Set(string set, bool ignoreCase)
    {
        var isNegated = set[0] is '!' or '^';
        var ranges = new List<(char First, char Last)>();
        for (var i = isNegated ? 1 : 0; i < set.Length; i++)
        {
            var first = set[i] == '\\' && i + 1 < set.Length ? set[++i] : set[i];
            var isRange = i + 2 < set.Length && set[i + 1] == '-';
            ranges.Add((first, isRange ? set[i += 2] : first));
        }

        return found => isNegated != ranges.Exists(
            range => IsIn(range, found) || (ignoreCase && (IsIn(range, Fold(found)) || IsIn(range, char.ToLowerInvariant(found)))));
    }

    private static bool IsIn((char First, char Last) range, char found) => found >= range.First && found <= range.Last;

    /// <summary>
    /// The place of the bracket that closes a set, which has at least one character; <see langword="null"/> when none does.
    /// </summary>
    private static int? EndOfSet(string pattern, int start)
    {
        var first = start + 1 < pattern.Length && pattern[start + 1] is '!' or '^' ? start + 2 : start + 1;
        var end = first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
        return end < 0 ? null : end;
    }

    private static char Fold(char character) => char.ToUpperInvariant(character);
}
