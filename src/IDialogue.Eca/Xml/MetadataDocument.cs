using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>A metadata file as it was read: its text, its elements with their places in the text, and what they say.</summary>
internal sealed record MetadataDocument(XmlSource Source, XmlElement Root, MetadataObject Record);
