using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Reconciliation;

/// <summary>One kind of difference that means nothing to Salesforce and is not reported.</summary>
public sealed class Equivalence
{
    internal Equivalence(string name, string description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>A short name.</summary>
    public string Name { get; }

    /// <summary>Gets the difference that does not count, in one sentence.</summary>
    public string Description { get; }

    /// <summary>Brings a value, or nothing, into the form in which it is compared; absent for what reading alone takes care of.</summary>
    internal Func<MetadataField, MetadataObject, object?, object?>? Normalize { get; init; }

    /// <summary>Gets a value indicating whether a difference between a desired value and what the org has does not count.</summary>
    internal Func<MetadataField, object?, object?, bool>? Excuses { get; init; }
}
