using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>A component as it will be deployed, beside what was asked for and what the org has.</summary>
public sealed class PlannedComponent
{
    private ComponentDiff? difference;

    private PlannedComponent(DesiredComponent desired, PackagedComponent result, ComponentDiff? difference)
    {
        Desired = desired;
        Result = result;
        this.difference = difference;
        IsChanged = Retrieved is null || !result.Bytes.AsSpan().SequenceEqual(Retrieved.Bytes);
    }

    /// <summary>Gets the desired component.</summary>
    public DesiredComponent Desired { get; }

    /// <summary>The file that it was merged into; absent when the component is new.</summary>
    public RetrievedFile? Retrieved => Result.MergedInto;

    /// <summary>
    /// The component with the exact bytes of its file: those of the retrieved file wherever nothing was asked for, Salesforce's own form
    /// when the component is new.
    /// </summary>
    public PackagedComponent Result { get; }

    /// <summary>In what the retrieved and the desired component differ in meaning.</summary>
    public ComponentDiff Difference => difference ??= ComponentDiff.OfNew(Desired.Component);

    /// <summary>Gets a value indicating whether the bytes are others than those that were retrieved.</summary>
    public bool IsChanged { get; }

    /// <summary>Plans a component that no org is known to have.</summary>
    /// <param name="desired">What was asked for.</param>
    public static PlannedComponent New(DesiredComponent desired)
    {
        ArgumentNullException.ThrowIfNull(desired);
        return new(desired, new PackagedComponent(desired.Component), difference: null);
    }

    /// <summary>Plans a component whose file is known as a whole, so that each of its values is desired and no other.</summary>
    /// <param name="before">What the org has; absent when the component is new.</param>
    /// <param name="after">The file to deploy.</param>
    internal static PlannedComponent Between(RetrievedFile? before, RetrievedFile after)
    {
        var desired = DesiredComponent.Exactly(after.Component, before?.Component);
        var difference = before is null ? null : ComponentDiff.Of(before, RecordPlanner.Plan(desired, before.Component));
        return new(desired, new PackagedComponent(after.Component, after.Bytes, before), difference);
    }

    /// <summary>Plans a component that was merged into a file.</summary>
    internal static PlannedComponent Merged(DesiredComponent desired, PackagedComponent result, ComponentDiff difference) =>
        new(desired, result, difference);
}
