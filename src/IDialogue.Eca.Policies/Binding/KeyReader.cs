using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>The entries of a mapping by their keys; the findings of unknown keys list the known ones.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="known">The keys that it may have, in the order in which a finding lists them.</param>
/// <param name="path">Its path in the file, to find where other keys belong; absent for a mapping whose keys are its own.</param>
internal sealed class KeyReader(YamlMapping mapping, IEnumerable<string> known, IReadOnlyList<string>? path = null)
{
    private readonly string[] known = [.. known];
    private readonly Dictionary<string, YamlEntry> entries = mapping.Entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);

    public KeyReader(YamlMapping mapping, IEnumerable<PolicyKey> known, IReadOnlyList<string>? path = null)
        : this(mapping, known.Select(key => key.Name), path)
    {
    }

    /// <summary>The entry with this key, or <see langword="null"/>.</summary>
    public YamlEntry? Take(string key) => entries.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>The entry with this key, or <see langword="null"/>.</summary>
    public YamlEntry? Take(PolicyKey key) => Take(key.Name);

    /// <summary>Checks whether the mapping has one of these keys.</summary>
    public bool HasAny(IEnumerable<PolicyKey> keys) => keys.Any(key => entries.ContainsKey(key.Name));

    /// <summary>Reports each unknown key.</summary>
    /// <param name="owner">What has the keys, to begin the sentence with.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="suggest">What an unknown key was probably meant to be; the nearest known key when absent.</param>
    /// <returns>The keys that were probably meant: one for each unknown key.</returns>
    public IReadOnlyList<string> RefuseOthers(string owner, DiagnosticBag diagnostics, Func<string, string?>? suggest = null)
    {
        var meant = new List<string>();
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key.Text)))
        {
            // Of so many, no one reads the next, and finding what each was meant to be takes long.
            if (diagnostics.IsFull(entry.Key.Location.File, DiagnosticSeverity.Error))
            {
                diagnostics.Add(DiagnosticCatalog.UnknownKey(entry.Key.Location, entry.Key.Shown, owner, null, null, []));
                continue;
            }

            var suggestion = suggest?.Invoke(entry.Key.Text) ?? Suggestion.Nearest(entry.Key.Text, known);
            meant.Add(suggestion ?? entry.Key.Text);
            var place = path is null ? null : KeyPlaces.Find(entry.Key.Text, path);
            diagnostics.Add(DiagnosticCatalog.UnknownKey(entry.Key.Location, entry.Key.Shown, owner, place, suggestion, known));
        }

        return meant;
    }
}
