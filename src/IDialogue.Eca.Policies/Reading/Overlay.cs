namespace IDialogue.Eca.Policies.Reading;

/// <summary>Lays what holds for one environment over what holds for all: mappings key by key, everything else as a whole.</summary>
internal static class Overlay
{
    /// <summary>The two as one; each node keeps its location.</summary>
    /// <param name="below">What holds for all.</param>
    /// <param name="above">What holds for one environment.</param>
    /// <param name="isWhole">Checks, for a key and the key of the mapping around it, whether a mapping as its value is replaced as a
    /// whole.</param>
    /// <param name="owner">The key of the two mappings.</param>
    public static YamlMapping Merge(YamlMapping below, YamlMapping above, Func<string, string, bool> isWhole, string owner = "")
    {
        var entries = new List<YamlEntry>();
        var over = above.Entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
        foreach (var entry in below.Entries)
        {
            if (!over.TryGetValue(entry.Key.Text, out var changed))
            {
                entries.Add(entry);
                continue;
            }

            over.Remove(entry.Key.Text);
            var key = entry.Key.Text;
            entries.Add(entry.Value is YamlMapping lower && changed.Value is YamlMapping upper && !isWhole(key, owner)
                ? entry with { Value = Merge(lower, upper, isWhole, key) }
                : changed);
        }

        entries.AddRange(above.Entries.Where(entry => over.ContainsKey(entry.Key.Text)));
        return new YamlMapping(entries, below.Location);
    }
}
