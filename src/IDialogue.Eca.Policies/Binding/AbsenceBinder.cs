using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Binds <c>state: absent</c>.</summary>
/// <param name="context">What all binders share.</param>
internal sealed class AbsenceBinder(BindingContext context)
{
    private static readonly (string Word, bool? IsAbsent)[] States = [.. KeyWords.States.Select(known => (known.Word, known.IsAbsent))];

    private readonly ValueBinder values = new(context);

    /// <summary>Checks whether the key has a value that is no state: what the author meant to do with the rest is not known.</summary>
    public static bool IsUnreadable(YamlNode node) =>
        (node as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Text == AppKeys.State.Name) is { } state
        && !(state.Value is YamlScalar { Text: var text }
            && Array.Exists(States, known => known.Word.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Finds the key that makes an app or a section absent; <see langword="null"/> if it is not.</summary>
    public YamlEntry? Find(YamlNode node) =>
        (node as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Text == AppKeys.State.Name) is { } state
            && values.OneOf(state.Value, "'state'", States) == true
            ? state
            : null;

    /// <summary>Binds what must not exist.</summary>
    /// <param name="absent">The component.</param>
    /// <param name="owner">The app or the section, by its key.</param>
    /// <param name="state">Its key <c>state</c>.</param>
    /// <param name="besides">The keys that it can have beside it.</param>
    /// <param name="installed">Name of the app if a package installed it.</param>
    public AbsentComponent Bind(AbsentComponent absent, YamlEntry owner, YamlEntry state, PolicyKey[] besides, string? installed)
    {
        if (installed is not null)
        {
            context.Diagnostics.Add(DiagnosticCatalog.InstalledCannotBeAbsent(state.Value.Location, installed));
        }

        foreach (var other in ((YamlMapping)owner.Value).Entries
            .Where(entry => entry != state && !Array.Exists(besides, key => key.Name == entry.Key.Text) && Counts(entry, owner, state)))
        {
            context.Diagnostics.Add(DiagnosticCatalog.AbsentAndSet(
                other.Key.Location, other.Key.Shown, $"'{ShownText.Start(owner.Key.Shown)}'"));
        }

        context.AbsentPlaces[absent] = state.Value.Location;
        return absent;
    }

    /// <summary>Checks whether a key stands beside the state: an overlay that says absent overrides what it is laid over.</summary>
    private static bool Counts(YamlEntry entry, YamlEntry owner, YamlEntry state)
    {
        var file = state.Key.Location.File;
        return file == owner.Value.Location.File || entry.Key.Location.File == file;
    }
}
