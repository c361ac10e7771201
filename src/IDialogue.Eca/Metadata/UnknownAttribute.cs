using System.Text;

namespace IDialogue.Eca.Metadata;

/// <summary>An attribute of an <see cref="UnknownElement"/>, for example <c>xsi:nil</c>.</summary>
public sealed record UnknownAttribute
{
    /// <summary>Local name of the attribute.</summary>
    public required string Name { get; init; }

    /// <summary>XML namespace of the attribute; none when absent.</summary>
    public string? Namespace { get; init; }

    /// <summary>The attribute's value.</summary>
    public required string Value { get; init; }

    /// <summary>Gets a value indicating whether this is <c>xsi:nil</c>, by which an element says that it has no value.</summary>
    internal bool IsNil => Name == "nil" && Namespace == XmlNames.SchemaInstance && Value.Trim() is "true" or "1";

    /// <summary>Only the name is printed: it is not known whether the value is secret.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Name = ").Append(Name);
        return true;
    }
}
