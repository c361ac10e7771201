using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>
/// In what an org differs from what is desired, by meaning: differences that mean nothing to Salesforce
/// (<see cref="Equivalences"/>) do not count.
/// </summary>
/// <param name="Components">The desired components, each with its differences.</param>
public sealed record MetadataDiff(ValueList<ComponentDiff> Components)
{
    /// <summary>Gets the differences that do not count.</summary>
    public static ValueList<Equivalence> Equivalences => Reconciliation.Equivalences.All;

    /// <summary>
    /// Gets a value indicating whether the org lacks something desired. What an unmerged deploy would reset does not count.
    /// </summary>
    public bool HasChanges => Components.Any(component => component.HasChanges);

    /// <summary>
    /// Gets by what users lose access in a deploy of what is desired; filled by <c>PolicyGenerator.Compare</c>.
    /// </summary>
    public ValueList<AccessEffect> Losses { get; init; } = [];

    /// <summary>Gets how many of the components differ, as a sentence.</summary>
    internal string Count
    {
        get
        {
            var (changed, all) = (Components.Count(component => component.HasChanges), Components.Count);
            return changed == 0
                ? "No record differs."
                : FormattableString.Invariant($"{changed} of {CountText.Of(all, "record")} differ{(changed == 1 ? "s" : "")}.");
        }
    }

    /// <summary>Compares desired components with the records of a tree; each is found by the app that it belongs to.</summary>
    /// <param name="retrieved">What the org has.</param>
    /// <param name="desired">The desired components.</param>
    /// <exception cref="ArgumentException">A field to remove is not one of the component's type.</exception>
    public static Result<MetadataDiff> Compare(MetadataTree retrieved, IEnumerable<DesiredComponent> desired)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        ArgumentNullException.ThrowIfNull(desired);
        var diagnostics = new DiagnosticBag();
        var reconciler = new Reconciler(retrieved, new SourceMap(), diagnostics);
        var components = desired.Select(reconciler.Compare).OfType<ComponentDiff>().ToValueList();
        return diagnostics.ToResult(diagnostics.HasErrors ? null : new MetadataDiff(components));
    }

    /// <summary>A few lines for a terminal or a log, in Setup's words.</summary>
    public string ToText() => DiffText.Write(this);

    /// <summary>A table a component, for a pull request or an auditor.</summary>
    public string ToMarkdown() => DiffMarkdown.Write(this);

    /// <summary>The same as data: metadata's own names and values, and Setup's words beside them.</summary>
    public string ToJson() => DiffJson.Write(this);
}
