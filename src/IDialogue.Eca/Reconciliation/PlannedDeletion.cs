using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>A component that a deploy deletes, beside what the org has.</summary>
public sealed class PlannedDeletion
{
    private PlannedDeletion(AbsentComponent component, AbsentComponent asked, RetrievedFile? retrieved)
    {
        Component = component;
        Asked = asked;
        Retrieved = retrieved;
    }

    /// <summary>Gets the component.</summary>
    public AbsentComponent Component { get; }

    /// <summary>Gets the file that the org has of it; absent if nothing was retrieved.</summary>
    public RetrievedFile? Retrieved { get; }

    /// <summary>Gets what was asked for: the component, or its app.</summary>
    internal AbsentComponent Asked { get; }

    /// <summary>Gets the deletion among the differences of other components.</summary>
    internal ComponentDiff Difference => new()
    {
        Type = Component.Type,
        FullName = Component.FullName,
        App = Component.App,
        Path = Retrieved?.Path,
        IsDeleted = true,
    };

    /// <summary>Finds what an org has of a component; none if it has nothing of it.</summary>
    /// <param name="absent">The component that must not exist; for an app, all its records are found.</param>
    /// <param name="tree">What the org has; the component alone is deleted when absent.</param>
    internal static IEnumerable<PlannedDeletion> Find(AbsentComponent absent, MetadataTree? tree) =>
        tree is null ? [new(absent, absent, null)]
        : from file in tree.FilesOf(absent.App)
          where absent.IsApp || IsOf(file.Component, absent)
          select new PlannedDeletion(
              new AbsentComponent(file.Component.GetMetadataType(), file.Component.FullName, file.App!), absent, file);

    private static bool IsOf(MetadataComponent component, AbsentComponent absent) =>
        component.GetMetadataType() == absent.Type
        && (!absent.IsNameFixed || string.Equals(component.FullName, absent.FullName, StringComparison.OrdinalIgnoreCase));
}
