using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The posture of an org, as one input tells it.</summary>
/// <param name="Name">Name of the org: that of its folder or file, with the environment if there is one.</param>
internal sealed record OrgPosture(string Name)
{
    /// <summary>Gets the kind of the input.</summary>
    public OrgInputKind Kind { get; init; }

    /// <summary>Gets the apps, and the settings of the org, in the order of their names.</summary>
    public ValueList<AppPosture> Apps { get; init; } = [];

    /// <summary>Gets the findings about what was not read, or not in full.</summary>
    public ValueList<Diagnostic> Unread { get; init; } = [];

    /// <summary>Gets a value indicating whether nothing of the org could be read.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Gets the share of controls that hold in all apps.</summary>
    public Score Score => Score.Sum(Apps.Select(app => app.Score));
}
