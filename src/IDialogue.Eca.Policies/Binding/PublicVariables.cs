using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>
/// Names of variables that an author marks as public. They are read before variables have values, so that no value makes another one
/// public, and from each file for itself: an overlay adds to the file below it.
/// </summary>
internal sealed class PublicVariables
{
    private readonly BindingContext context;
    private readonly HashSet<string> names;

    /// <summary>Reads the names.</summary>
    /// <param name="layers">A policy file and its overlays.</param>
    /// <param name="used">Names of the variables in them.</param>
    /// <param name="context">Takes the findings.</param>
    public PublicVariables(IEnumerable<YamlNode> layers, IReadOnlyCollection<string> used, BindingContext context)
    {
        this.context = context;
        // To a configuration, names that differ only in case are the same.
        names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in layers.SelectMany(ItemsOf))
        {
            names.Add(item.Text);
            if (!used.Contains(item.Text, StringComparer.OrdinalIgnoreCase))
            {
                context.Diagnostics.Add(DiagnosticCatalog.UnusedPublicVariable(
                    item.Location, item.Shown, [.. used.OrderBy(name => name, StringComparer.Ordinal)]));
            }
        }
    }

    /// <summary>Checks whether the value of a variable may be shown.</summary>
    public bool Contains(string name) => names.Contains(name);

    private IReadOnlyList<YamlScalar> ItemsOf(YamlNode layer) =>
        layer is YamlMapping mapping && new KeyReader(mapping, FileKeys.All).Take(FileKeys.PublicVariables) is { } entry
            ? new ValueBinder(context).List(entry.Value, ValueBinder.Quote(FileKeys.PublicVariables.Name)) ?? []
            : [];
}
