namespace IDialogue.Eca.Policies.Keys;

/// <summary>Shapes of what stands after a key.</summary>
internal enum KeyShape
{
    /// <summary>One value.</summary>
    Single,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>A mapping from names to values.</summary>
    Map,
}
