using System.Text;

namespace IDialogue.Eca.Metadata;

/// <summary>
/// An element of a file that was read and that no property of its record can hold: a name the catalogue does not know,
/// a value of the wrong kind, or <c>xsi:nil</c>. It is written again as it was, so that reading and writing loses nothing.
/// </summary>
public sealed record UnknownElement
{
    /// <summary>Local name of the element.</summary>
    public required string Name { get; init; }

    /// <summary>XML namespace of the element; Salesforce's metadata namespace when absent.</summary>
    public string? Namespace { get; init; }

    /// <summary>Attributes, in the order of the file.</summary>
    public ValueList<UnknownAttribute> Attributes { get; init; } = [];

    /// <summary>Text of an element without children; absent for <c>&lt;name/&gt;</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Child elements.</summary>
    public ValueList<UnknownElement> Children { get; init; } = [];

    /// <summary>Gets a value indicating whether the element says that there is no value.</summary>
    internal bool IsNil => Attributes.Any(attribute => attribute.IsNil);

    /// <summary>Only the name is printed: it is not known whether the text is secret.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Name = ").Append(Name);
        return true;
    }
}
