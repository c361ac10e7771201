using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies;

/// <summary>Something that policies name and that must exist in the org.</summary>
/// <param name="Kind">The kind of the item.</param>
/// <param name="Name">Its name, which can be a value of a variable.</param>
/// <param name="Place">The place of the name in the policies, if known.</param>
internal sealed record RequiredItem(OrgItemKind Kind, string Name, SourceLocation? Place)
{
    /// <summary>Gets the package of an app; absent if not known.</summary>
    public SubscriberPackage? Package { get; init; }

    /// <summary>Gets a value indicating whether a run-as user must have the permission <i>API Only</i>.</summary>
    public bool MustBeApiOnly { get; init; }
}
