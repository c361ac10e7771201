namespace IDialogue.Eca.Metadata;

/// <summary>XML namespaces that metadata files use.</summary>
internal static class XmlNames
{
    /// <summary>Namespace of everything in a metadata file.</summary>
    public const string Metadata = "http://soap.sforce.com/2006/04/metadata";

    /// <summary>Namespace of <c>nil</c> and <c>type</c>.</summary>
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Namespace of namespace declarations.</summary>
    public const string Declarations = "http://www.w3.org/2000/xmlns/";
}
