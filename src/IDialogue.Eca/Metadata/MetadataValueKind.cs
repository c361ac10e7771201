namespace IDialogue.Eca.Metadata;

/// <summary>The kind of a field's value.</summary>
public enum MetadataValueKind
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>A <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>An <see cref="int"/>.</summary>
    Integer,

    /// <summary>A value of an enum; see <see cref="MetadataField.Enum"/>.</summary>
    Enumeration,

    /// <summary>A record; see <see cref="MetadataField.ComplexType"/>.</summary>
    Complex,
}
