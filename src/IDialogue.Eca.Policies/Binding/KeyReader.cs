using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>The keys of a mapping, ticked off as they are taken; what is left over in the end is unknown.</summary>
internal sealed class KeyReader(YamlMapping mapping)
{
    private readonly List<string> known = [];
    private readonly Dictionary<string, YamlEntry> entries = mapping.Entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);

    /// <summary>The entry with this key, or <see langword="null"/>.</summary>
    public YamlEntry? Take(string key)
    {
        known.Add(key);
        return entries.TryGetValue(key, out var entry) ? entry : null;
    }

    /// <summary>Whether one of these keys is there.</summary>
    public bool HasTakenAny(string key, IReadOnlyCollection<string> others) => entries.ContainsKey(key) || others.Any(entries.ContainsKey);

    /// <summary>Reports each key that was not taken.</summary>
    /// <param name="owner">What has the keys, to begin the sentence with.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="suggest">What an unknown key was probably meant to be; the nearest known key when absent.</param>
    /// <returns>The keys that were probably meant.</returns>
    public IReadOnlyList<string> RefuseOthers(string owner, DiagnosticBag diagnostics, Func<string, string?>? suggest = null)
    {
        var meant = new List<string>();
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key.Text)))
        {
            var suggestion = suggest?.Invoke(entry.Key.Text) ?? Suggestion.Nearest(entry.Key.Text, known);
            if (suggestion is not null)
            {
                meant.Add(suggestion);
            }

            diagnostics.Add(DiagnosticCatalog.UnknownKey(entry.Key.Location, entry.Key.Shown, owner, suggestion, known));
        }

        return meant;
    }
}
