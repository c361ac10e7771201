using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>An element as read, before anything is known of its meaning.</summary>
internal sealed class XmlElement(string name, string xmlNamespace, SourceLocation location)
{
    private string? first;
    private StringBuilder? more;

    public string Name { get; } = name;

    public string Namespace { get; } = xmlNamespace;

    public SourceLocation Location { get; } = location;

    public XmlSpan Span { get; set; }

    public List<UnknownAttribute> Attributes { get; } = [];

    public List<XmlElement> Children { get; } = [];

    /// <summary>All text directly inside; <see langword="null"/> for <c>&lt;name/&gt;</c>.</summary>
    public string? Text => more?.ToString() ?? first;

    /// <summary>Adds to the text. Nearly always it comes in one piece.</summary>
    public void Append(string piece)
    {
        if (string.IsNullOrEmpty(first))
        {
            first = piece;
        }
        else
        {
            more ??= new StringBuilder(first);
            more.Append(piece);
        }
    }

    public bool IsNil => Attributes.Exists(attribute => attribute.IsNil);

    /// <summary>The element as a record keeps it when no property can.</summary>
    public UnknownElement ToUnknown() => new()
    {
        Name = Name,
        Namespace = Namespace == XmlNames.Metadata ? null : Namespace,
        Attributes = Attributes.ToValueList(),
        Children = Children.Select(child => child.ToUnknown()).ToValueList(),
        Text = Children.Count > 0 ? null : Text,
    };
}
