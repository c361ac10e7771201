using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>Records that a command looks at: they lie at a path, or an org has them and they were retrieved for this run.</summary>
/// <param name="Path">Full path; absent without any.</param>
/// <param name="WorkFolder">The folder of the run, which does not stay; absent for records that do.</param>
internal sealed record KnownRecords(string? Path, string? WorkFolder = null)
{
    /// <summary>Findings with paths that say something after the run.</summary>
    public ValueList<Diagnostic> Shown(ValueList<Diagnostic> findings) =>
        WorkFolder is null ? findings : findings.Select(finding => ShownPath.Of(finding, WorkFolder)).ToValueList();

    /// <summary>Differences with paths that say something after the run.</summary>
    public MetadataDiff? Shown(MetadataDiff? diff) => WorkFolder is null || diff is null ? diff : diff with
    {
        Components = diff.Components
            .Select(component => component with { Path = component.Path is { } path ? ShownPath.Below(path, WorkFolder) : null })
            .ToValueList(),
    };
}
