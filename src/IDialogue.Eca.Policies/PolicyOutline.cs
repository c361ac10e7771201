using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies;

/// <summary>An outline of policy files: their version and types.</summary>
/// <param name="ApiVersion">API version of the metadata.</param>
/// <param name="Types">Types of the records that they speak of, each once, in ordinal order of their names.</param>
public sealed record PolicyOutline(ApiVersion ApiVersion, ValueList<MetadataType> Types);
