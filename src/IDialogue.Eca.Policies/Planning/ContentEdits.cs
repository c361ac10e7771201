using System.Text;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>
/// Finds the changes between two contents, and carries them out. Contents are compared by tags and lines, so that a change holds nothing of
/// the elements beside it.
/// </summary>
internal static class ContentEdits
{
    /// <summary>Contents that differ in more parts than this are replaced between their common start and end.</summary>
    private const int MaxDistance = 2000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the changes in the order of their places; <see langword="null"/> if a new part is not UTF-8.</summary>
    public static IReadOnlyList<ContentEdit>? Between(byte[] before, byte[] after)
    {
        var (old, changed) = (PartsOf(before), PartsOf(after));
        var edits = new List<ContentEdit>();
        var (start, newStart) = (0, 0);
        foreach (var (oldPart, newPart) in Matches(before, old, after, changed).Append((old.Count, changed.Count)))
        {
            var (from, to) = (StartOf(old, start, before), StartOf(old, oldPart, before));
            var (newFrom, newTo) = (StartOf(changed, newStart, after), StartOf(changed, newPart, after));
            if (to > from || newTo > newFrom)
            {
                if (Decode(after, newFrom, newTo - newFrom) is not { } text)
                {
                    return null;
                }

                edits.Add(new ContentEdit(from, to - from, text));
            }

            (start, newStart) = (oldPart + 1, newPart + 1);
        }

        return edits;
    }

    /// <summary>Carries out changes; <see langword="null"/> if they do not fit the content.</summary>
    public static byte[]? Apply(byte[] before, IEnumerable<ContentEdit> edits)
    {
        using var result = new MemoryStream();
        var place = 0;
        foreach (var edit in edits)
        {
            if (edit.Offset < place || edit.Length < 0 || edit.Length > before.Length - edit.Offset)
            {
                return null;
            }

            result.Write(before, place, edit.Offset - place);
            var text = Encoding.UTF8.GetBytes(edit.Text);
            result.Write(text, 0, text.Length);
            place = edit.Offset + edit.Length;
        }

        result.Write(before, place, before.Length - place);
        return result.ToArray();
    }

    private static string? Decode(byte[] content, int start, int count)
    {
        try
        {
            return Strict.GetString(content, start, count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The places where parts begin: tags, texts between tags, and lines.</summary>
    private static List<int> PartsOf(byte[] content)
    {
        var starts = new List<int>();
        for (var i = 0; i < content.Length; i++)
        {
            if (i == 0 || content[i] == '<' || content[i - 1] is (byte)'>' or (byte)'\n')
            {
                starts.Add(i);
            }
        }

        return starts;
    }

    private static int StartOf(List<int> parts, int part, byte[] content) => part < parts.Count ? parts[part] : content.Length;

    private static ReadOnlySpan<byte> Part(List<int> parts, int part, byte[] content) =>
        content.AsSpan(parts[part], StartOf(parts, part + 1, content) - parts[part]);

    /// <summary>Pairs of parts that both contents have, in their order: the longest series of such pairs.</summary>
    private static List<(int Old, int New)> Matches(byte[] before, List<int> old, byte[] after, List<int> changed)
    {
        var matches = new List<(int Old, int New)>();
        var start = 0;
        while (start < old.Count && start < changed.Count && IsSame(start, start))
        {
            matches.Add((start, start));
            start++;
        }

        var (oldEnd, newEnd) = (old.Count, changed.Count);
        while (oldEnd > start && newEnd > start && IsSame(oldEnd - 1, newEnd - 1))
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        matches.AddRange(ShortestPath(start, oldEnd, newEnd, IsSame));
        for (var i = 0; oldEnd + i < old.Count; i++)
        {
            matches.Add((oldEnd + i, newEnd + i));
        }

        return matches;

        bool IsSame(int oldPart, int newPart) => Part(old, oldPart, before).SequenceEqual(Part(changed, newPart, after));
    }

    /// <summary>
    /// Finds the pairs between the common start and end by the greedy algorithm of Myers (An O(ND) Difference Algorithm and Its
    /// Variations, 1986); none above <see cref="MaxDistance"/>.
    /// </summary>
    private static List<(int Old, int New)> ShortestPath(int start, int oldEnd, int newEnd, Func<int, int, bool> isSame)
    {
        var (oldCount, newCount) = (oldEnd - start, newEnd - start);
        var reach = new Dictionary<int, int> { [1] = 0 };
        var trace = new List<Dictionary<int, int>>();
        for (var distance = 0; distance <= Math.Min(oldCount + newCount, MaxDistance); distance++)
        {
            trace.Add(new Dictionary<int, int>(reach));
            for (var diagonal = -distance; diagonal <= distance; diagonal += 2)
            {
                var x = IsDown(reach, diagonal, distance) ? reach[diagonal + 1] : reach[diagonal - 1] + 1;
                while (x < oldCount && x - diagonal < newCount && isSame(start + x, start + x - diagonal))
                {
                    x++;
                }

                reach[diagonal] = x;
                if (x >= oldCount && x - diagonal >= newCount)
                {
                    return PairsOf(trace, start, oldCount, newCount);
                }
            }
        }

        return [];
    }

    /// <summary>Walks the way back.</summary>
    private static List<(int Old, int New)> PairsOf(List<Dictionary<int, int>> trace, int start, int x, int y)
    {
        var pairs = new List<(int Old, int New)>();
        for (var distance = trace.Count - 1; distance >= 0; distance--)
        {
            var reach = trace[distance];
            var isDown = IsDown(reach, x - y, distance);
            var earlier = x - y + (isDown ? 1 : -1);
            var (earlierX, earlierY) = (reach[earlier], reach[earlier] - earlier);
            while (x > earlierX && y > earlierY)
            {
                (x, y) = (x - 1, y - 1);
                pairs.Add((start + x, start + y));
            }

            (x, y) = (earlierX, earlierY);
        }

        pairs.Reverse();
        return pairs;
    }

    private static bool IsDown(Dictionary<int, int> reach, int diagonal, int distance) =>
        diagonal == -distance || (diagonal != distance && reach[diagonal - 1] < reach[diagonal + 1]);
}
