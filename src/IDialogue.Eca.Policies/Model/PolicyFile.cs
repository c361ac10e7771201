using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Model;

/// <summary>What one policy file says.</summary>
public sealed record PolicyFile
{
    /// <summary>Path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>API version that the file asks for; absent when it asks for none.</summary>
    public ApiVersion? ApiVersion { get; init; }

    /// <summary>Apps in the order of the file.</summary>
    public ValueList<AppPolicy> Apps { get; init; } = [];

    /// <summary>What shall hold of records that belong to the org and to no app.</summary>
    public ValueList<DesiredComponent> Org { get; init; } = [];

    /// <summary>Which rules count for these apps, and how much.</summary>
    public RuleSettings Rules { get; init; } = new();

    /// <summary>All that shall hold.</summary>
    internal IEnumerable<DesiredComponent> Desired => Org.Concat(Apps.SelectMany(app => app.Desired));
}
