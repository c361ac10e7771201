using System.Text;
using System.Xml;
using System.Xml.Serialization;

namespace IDialogue.Eca.Benchmarks;

/// <summary>The policy record as a plain class for <see cref="XmlSerializer"/>, which writes the same elements and values.</summary>
[XmlRoot("ExtlClntAppOauthConfigurablePolicies", Namespace = "http://soap.sforce.com/2006/04/metadata")]
public sealed class PlainPolicies
{
    private static readonly XmlSerializerNamespaces Namespaces = new([new XmlQualifiedName("", "http://soap.sforce.com/2006/04/metadata")]);

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "    ",
        NewLineChars = "\n",
    };

    [XmlElement("commaSeparatedPermissionSet")]
    public string? CommaSeparatedPermissionSet { get; set; }

    [XmlElement("externalClientApplication")]
    public string? ExternalClientApplication { get; set; }

    [XmlElement("ipRelaxationPolicyType")]
    public string? IpRelaxationPolicyType { get; set; }

    [XmlElement("permittedUsersPolicyType")]
    public string? PermittedUsersPolicyType { get; set; }

    [XmlElement("refreshTokenPolicyType")]
    public string? RefreshTokenPolicyType { get; set; }

    public byte[] ToUtf8Bytes(XmlSerializer serializer)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            serializer.Serialize(writer, this, Namespaces);
        }

        return stream.ToArray();
    }
}
