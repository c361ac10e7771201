namespace IDialogue.Eca.Packaging;

/// <summary>The alternatives of a glob: <c>{a,b}/*.xml</c> stands for <c>a/*.xml</c> and <c>b/*.xml</c>.</summary>
internal static class Braces
{
    /// <summary>A pattern with many braces has very many alternatives; no one writes more than these.</summary>
    private const int MaxCount = 1000;

    /// <summary>All patterns that one with braces stands for; itself when it has none.</summary>
    public static IEnumerable<string> Expand(string pattern)
    {
        for (var open = pattern.IndexOf('{'); open >= 0; open = pattern.IndexOf('{', open + 1))
        {
            var (alternatives, end) = Alternatives(pattern, open);
            if (alternatives.Count > 1)
            {
                var (before, after) = (pattern.Substring(0, open), pattern.Substring(end + 1));
                return alternatives.SelectMany(alternative => Expand(before + alternative + after)).Take(MaxCount);
            }
        }

        return [pattern];
    }

    /// <summary>Gets the alternatives in a pair of braces and the end of the pair; fewer than two if the braces have no meaning.</summary>
    private static (List<string> Alternatives, int End) Alternatives(string pattern, int open)
    {
        var (alternatives, start, depth) = (new List<string>(), open + 1, 0);
        for (var i = open + 1; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '{':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
                case ',' or '}' when depth == 0:
                    alternatives.Add(pattern.Substring(start, i - start));
                    start = i + 1;
                    if (pattern[i] == '}')
                    {
                        return (alternatives, i);
                    }

                    break;
                default:
                    break;
            }
        }

        return ([], open);
    }
}
