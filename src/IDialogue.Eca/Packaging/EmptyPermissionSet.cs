using System.Text;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>The file of a permission set that grants nothing itself.</summary>
internal static class EmptyPermissionSet
{
    /// <summary>The name of the type in <c>package.xml</c>.</summary>
    public const string ManifestType = "PermissionSet";

    private static readonly string Label = Metadata.ExternalClientApplication.Fields.Label.Name;

    /// <summary>The path of the file in metadata format.</summary>
    /// <param name="name">API name of the permission set.</param>
    public static string PathOf(string name) => $"permissionsets/{name}.permissionset";

    /// <summary>The content of the file; the label is the name in words.</summary>
    /// <param name="name">API name of the permission set.</param>
    public static byte[] ContentOf(string name) => Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + $"<PermissionSet xmlns=\"{Metadata.XmlNames.Metadata}\">\n"
        + "    <hasActivationRequired>false</hasActivationRequired>\n"
        + $"    <{Label}>{XmlPatch.Escape(name.Replace('_', ' '))}</{Label}>\n"
        + "</PermissionSet>\n");
}
