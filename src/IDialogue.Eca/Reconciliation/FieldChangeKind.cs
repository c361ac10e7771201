namespace IDialogue.Eca.Reconciliation;

/// <summary>A kind of change to a field.</summary>
public enum FieldChangeKind
{
    /// <summary>The field gets a value.</summary>
    Added,

    /// <summary>It has another value.</summary>
    Changed,

    /// <summary>The field loses its value.</summary>
    Removed,

    /// <summary>
    /// It is written, and what is retrieved after the deploy does not show it: a rotation or a secret.
    /// </summary>
    WriteOnly,

    /// <summary>A merge leaves it alone; a deploy of the desired record by itself would put it back to Salesforce's default.</summary>
    WillReset,
}
