using System.Text;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Reconciliation;

/// <summary>One field in which a retrieved component and the desired one differ in meaning.</summary>
/// <param name="Kind">What happens to the field.</param>
/// <param name="Path">Element names from the component down to the field, for example <c>idTokenConfig.idTokenAudience</c>.</param>
/// <param name="Before">
/// What the org has, as metadata XML holds it; absent when it has nothing, <c>(secret)</c> if it must not be shown.
/// </param>
/// <param name="After">The desired value; absent for none, or if Salesforce's default is not known.</param>
public sealed record FieldChange(FieldChangeKind Kind, string Path, string? Before, string? After)
{
    /// <summary>Gets the field in the catalogue; absent for an element that it does not know.</summary>
    public MetadataField? Field { get; init; }

    /// <summary>Gets a value indicating whether the org does not have what is desired.</summary>
    public bool Counts => Kind is FieldChangeKind.Added or FieldChangeKind.Changed or FieldChangeKind.Removed;

    /// <summary>Gets or sets a value indicating whether a merge writes it, so that a deploy changes it.</summary>
    internal bool IsWritten => Kind != FieldChangeKind.WillReset;

    /// <summary>The field in Setup's words where they are known, else as in policy files, else the path.</summary>
    public string Title => Field is null || Path.Contains('.') ? Path : Field.Label ?? Field.PolicyKey;

    /// <summary><see cref="Before"/> in Setup's words where they are known.</summary>
    public string? BeforeInWords => InWords(Before);

    /// <summary><see cref="After"/> in Setup's words where they are known.</summary>
    public string? AfterInWords => InWords(After);

    private string? InWords(string? value) => value is null ? null : Field?.Enum?.FindByName(value)?.Label ?? value;

    /// <summary>Leaves out the values: they may come from variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Kind = ").Append(Kind).Append(", Path = ").Append(Path);
        return true;
    }
}
