namespace IDialogue.Eca.Policies.Reading;

/// <summary>Lays what holds for one environment over what holds for all: mappings key by key, everything else as a whole.</summary>
internal static class Overlay
{
    /// <summary>The two as one; each node keeps its location.</summary>
    public static YamlMapping Merge(YamlMapping below, YamlMapping above)
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
            entries.Add(entry.Value is YamlMapping lower && changed.Value is YamlMapping upper ? entry with { Value = Merge(lower, upper) } : changed);
        }

        entries.AddRange(above.Entries.Where(entry => over.ContainsKey(entry.Key.Text)));
        return new YamlMapping(entries, below.Location);
    }
}
