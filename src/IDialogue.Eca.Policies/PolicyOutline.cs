using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies;

/// <summary>An outline of policy files: their version and types.</summary>
/// <param name="ApiVersion">API version of the metadata.</param>
/// <param name="Types">Types of the records that they speak of, each once, in ordinal order of their names.</param>
public sealed record PolicyOutline(ApiVersion ApiVersion, ValueList<MetadataType> Types)
{
    /// <summary>Gets what hides the values of variables that are not public.</summary>
    internal VariableMask Values { get; init; } = VariableMask.None;

    /// <summary>Gets what the policies name and the org must have.</summary>
    internal ValueList<RequiredItem> Required { get; init; } = [];

    /// <summary>The outline of policy files that were read.</summary>
    internal static PolicyOutline Of(BoundPolicies policies) =>
        new(policies.ApiVersion, policies.Types.OrderBy(type => type.Name, StringComparer.Ordinal).ToValueList())
        {
            Values = policies.Mask,
            Required = RequiredItems.Of(policies),
        };
}
