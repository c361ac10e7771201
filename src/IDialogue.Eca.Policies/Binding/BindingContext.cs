using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>What all binders of one compilation share.</summary>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="places">Takes the places of what records say.</param>
/// <param name="files">Reads files that a policy file names.</param>
/// <param name="today">The day against which suppressions of rules expire.</param>
/// <param name="areNamesNeeded">False when records are looked up by their app, so that their names need not be known.</param>
internal sealed class BindingContext(DiagnosticBag diagnostics, SourceMap places, InputFiles files, DateTime? today, bool areNamesNeeded)
{
    private readonly List<BoundComponent> components = [];
    private readonly List<RuleEngine> rules = [];
    private readonly Dictionary<string, SourceLocation> apps = new(StringComparer.OrdinalIgnoreCase);

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public SourceMap Places { get; } = places;

    public InputFiles Files { get; } = files;

    public bool AreNamesNeeded { get; } = areNamesNeeded;

    /// <summary>The rules, one set for each file.</summary>
    public IReadOnlyList<RuleEngine> Rules => rules;

    /// <summary>All records that were made, for the rules to look at.</summary>
    public IReadOnlyList<BoundComponent> Components => components;

    public void Add(BoundComponent component) => components.Add(component);

    /// <summary>Sets the rules for what is bound from here on.</summary>
    public void Begin(RuleSettings settings) => rules.Add(new RuleEngine(settings, today));

    /// <summary>Notes an app; false when it was said before.</summary>
    public bool NoteApp(string fullName, SourceLocation location)
    {
        if (apps.TryGetValue(fullName, out var first))
        {
            Diagnostics.Add(DiagnosticCatalog.SameAppTwice(location, fullName, first));
            return false;
        }

        apps.Add(fullName, location);
        return true;
    }
}
