using System.Xml.Linq;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>A component that an org has, or that it is asked to take.</summary>
/// <param name="Type">Its type.</param>
/// <param name="FullName">Its name.</param>
/// <param name="Content">The root element of its file.</param>
internal sealed record OrgRecord(MetadataType Type, string FullName, XElement Content)
{
    /// <summary>Path of its file in metadata format.</summary>
    public string Path => $"{Type.Folder}/{FullName}.{Type.Suffix}";

    /// <summary>Full name of the app that it belongs to; absent where there is none.</summary>
    public string? App => Content.Element(OrgRecords.Namespace + "externalClientApplication")?.Value;
}
