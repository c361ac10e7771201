using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Model;

/// <summary>The content of one policy file.</summary>
public sealed record PolicyFile
{
    /// <summary>Path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>API version that the file asks for; absent when it asks for none.</summary>
    public ApiVersion? ApiVersion { get; init; }

    /// <summary>Apps in the order of the file.</summary>
    public ValueList<AppPolicy> Apps { get; init; } = [];

    /// <summary>Gets the desired records that belong to the org and to no app.</summary>
    public ValueList<DesiredComponent> Org { get; init; } = [];

    /// <summary>Gets the settings of rules for these apps.</summary>
    public RuleSettings Rules { get; init; } = new();

    /// <summary>
    /// Sections that no package can hold, because the name of the record is not known or the app stands in an earlier file. Each has an
    /// error; the rules look at them all the same.
    /// </summary>
    internal ValueList<DesiredComponent> Unusable { get; init; } = [];

    /// <summary>Gets all desired components.</summary>
    internal IEnumerable<DesiredComponent> Desired => Apps.SelectMany(app => app.Desired).Concat(Org);

    /// <summary>Gets the types of the sections of an app that could not be read.</summary>
    internal ValueList<MetadataType> UnreadSectionsOf(string? app) =>
        Apps.FirstOrDefault(policy => policy.FullName == app)?.UnreadSections ?? [];
}
