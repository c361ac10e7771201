namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys of an additive list, of which it has one at most.</summary>
internal static class ListKeys
{
    public static PolicyKey Ensure { get; } = new(
        "ensure", KeyShape.List, KeyValue.Item, "Items that a merge adds to the list of the org; the same as a plain list.");

    public static PolicyKey Exact { get; } = new("exact", KeyShape.List, KeyValue.Item, "Items that replace the list of the org.");

    public static IReadOnlyList<PolicyKey> All { get; } = [Ensure, Exact];
}
