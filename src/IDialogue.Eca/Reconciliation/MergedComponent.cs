using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>A component after a merge.</summary>
/// <param name="File">
/// The component and its bytes: those of the retrieved file wherever nothing was asked for. Its path is that of the retrieved file;
/// empty when there was none.
/// </param>
/// <param name="Difference">In what the retrieved and the desired component differed.</param>
/// <param name="IsChanged">Whether the bytes are others than those that were retrieved.</param>
public sealed record MergedComponent(ComponentFile File, ComponentDiff Difference, bool IsChanged);
