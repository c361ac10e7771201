namespace IDialogue.Eca.Policies.Repair;

/// <summary>The changes to one file of a tree.</summary>
/// <param name="Source">Path of the file.</param>
/// <param name="Place">The path that it should have; mostly the same.</param>
/// <param name="Removed">The values to remove, by name and line.</param>
internal sealed record FileRepair(string Source, string Place, ValueList<(string Field, int Line)> Removed)
{
    /// <summary>The bytes of the file.</summary>
    public required byte[] Before { get; init; }

    /// <summary>The bytes that it should have.</summary>
    public required byte[] After { get; init; }

    /// <summary>Gets a value indicating whether the file gets another path.</summary>
    public bool IsMoved => Source != Place;
}
