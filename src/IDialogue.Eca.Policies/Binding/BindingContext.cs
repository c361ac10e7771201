using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>The state that all binders of one load share.</summary>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="files">Reads files that a policy file names.</param>
/// <param name="areNamesNeeded">False when records are looked up by their app, so that their names need not be known.</param>
internal sealed class BindingContext(DiagnosticBag diagnostics, InputFiles files, bool areNamesNeeded)
{
    private readonly Dictionary<string, SourceLocation> apps = new(StringComparer.OrdinalIgnoreCase);

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>Takes the places of what records say.</summary>
    public SourceMap Places { get; } = new();

    /// <summary>Takes the place of each user of <c>subscriber</c>.</summary>
    public Dictionary<string, SourceLocation> UserPlaces { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the place of each component that must not exist.</summary>
    public Dictionary<AbsentComponent, SourceLocation> AbsentPlaces { get; } = [];

    public InputFiles Files { get; } = files;

    public bool AreNamesNeeded { get; } = areNamesNeeded;

    /// <summary>Gets a value indicating whether the records are merged into retrieved ones, which have what Salesforce requires.</summary>
    public bool IsMerged => !AreNamesNeeded;

    /// <summary>Notes an app; false when it is a duplicate.</summary>
    public bool NoteApp(string fullName, SourceLocation location)
    {
        if (apps.TryGetValue(fullName, out var first))
        {
            Diagnostics.Add(DiagnosticCatalog.DuplicateApp(location, fullName, first));
            return false;
        }

        apps.Add(fullName, location);
        return true;
    }
}
