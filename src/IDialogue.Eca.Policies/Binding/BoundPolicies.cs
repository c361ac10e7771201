using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>The content of policy files, before an org is considered.</summary>
internal sealed record BoundPolicies
{
    /// <summary>The policy files, in the order in which they were named.</summary>
    public required ValueList<PolicyFile> Files { get; init; }

    /// <summary>API version of the metadata.</summary>
    public required ApiVersion ApiVersion { get; init; }

    /// <summary>Gets the locations of the records' values.</summary>
    public required SourceMap Places { get; init; }

    /// <summary>All files that were read: policy files, overlays, certificates.</summary>
    public required ValueList<InputFile> Inputs { get; init; }

    /// <summary>Names of the variables that the files use, in ordinal order.</summary>
    public required ValueList<string> VariableNames { get; init; }

    /// <summary>Hides the values of these variables in what is shown.</summary>
    public required VariableMask Mask { get; init; }

    /// <summary>Places whose text came from a variable, at least in part.</summary>
    public required IReadOnlyCollection<SourceLocation> VariablePlaces { get; init; }

    /// <summary>Gets the place of each user of <c>subscriber</c>.</summary>
    public required IReadOnlyDictionary<string, SourceLocation> UserPlaces { get; init; }

    /// <summary>Gets the place of each component that must not exist.</summary>
    public required IReadOnlyDictionary<AbsentComponent, SourceLocation> AbsentPlaces { get; init; }

    /// <summary>The apps of all files.</summary>
    public IEnumerable<AppPolicy> Apps => Files.SelectMany(file => file.Apps);

    /// <summary>Gets the desired components.</summary>
    public IEnumerable<DesiredComponent> Desired => Files.SelectMany(file => file.Desired);

    /// <summary>Gets the components that must not exist.</summary>
    public IEnumerable<AbsentComponent> Absent => Apps.SelectMany(app => app.Absent);

    /// <summary>Types of the records that the files speak of, each once.</summary>
    public IEnumerable<MetadataType> Types => Desired
        .Concat(Files.SelectMany(file => file.Unusable))
        .Select(desired => desired.Component.GetMetadataType())
        .Concat(Absent.SelectMany(absent => absent.IsApp ? AbsentComponent.TypesOfApp(ApiVersion) : [absent.Type]))
        .Distinct();
}
