using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>Reads and writes metadata XML.</summary>
public static class MetadataXml
{
    /// <summary>The end of a file's name in source format.</summary>
    internal const string SourceSuffix = "-meta.xml";

    /// <summary>
    /// The record as an XML document in Salesforce's own form: UTF-8 without byte order mark, LF, four spaces, elements in ordinal
    /// order. What is absent is not written. The same record gives the same bytes on every system.
    /// </summary>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot hold.</exception>
    public static byte[] SerializeToUtf8Bytes(MetadataObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return CanonicalXmlWriter.Write(record).TakeBytes();
    }

    /// <summary>The document of <see cref="SerializeToUtf8Bytes"/> as text.</summary>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot hold.</exception>
    public static string Serialize(MetadataObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return CanonicalXmlWriter.Write(record).TakeText();
    }

    /// <summary>
    /// Reads one metadata file or package.xml, in any order and encoding. What no property can hold is kept in
    /// <see cref="MetadataObject.UnknownElements"/>, so that writing the record loses nothing but comments and layout.
    /// </summary>
    /// <param name="xml">The file's bytes.</param>
    /// <param name="path">The file's path: where findings are reported, and what gives a component its name.</param>
    public static Result<MetadataObject> Read(byte[] xml, string path)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        return diagnostics.ToResult(ReadDocument(xml, path, new SourceMap(), diagnostics)?.Record);
    }

    /// <summary>Reads one metadata file that must hold a <typeparamref name="T"/>.</summary>
    /// <inheritdoc cref="Read(byte[], string)"/>
    public static Result<T> Read<T>(byte[] xml, string path)
        where T : MetadataObject
    {
        var result = Read(xml, path);
        return result.Value is null or T
            ? new Result<T>((T?)result.Value, result.Diagnostics)
            : new Result<T>(
                null, [DiagnosticCatalog.UnexpectedType(new SourceLocation(path, 1, 1), result.Value.GetMetadataType(), typeof(T).Name)]);
    }

    /// <summary>
    /// Reads a file into its text, its elements with their places in the text, and its record; <see langword="null"/> after an error.
    /// </summary>
    /// <param name="xml">The file's bytes.</param>
    /// <param name="path">The file's path: where findings are reported, and what gives a component its name.</param>
    /// <param name="places">Receives the places of its values.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <param name="context">What is known of the file beside its content.</param>
    internal static MetadataDocument? ReadDocument(
        byte[] xml, string path, SourceMap places, DiagnosticBag diagnostics, XmlContext? context = null)
    {
        if (XmlSource.Decode(xml, path, diagnostics) is not { } source)
        {
            return null;
        }

        var replaced = context?.FindReplaced?.Invoke(source.Text) ?? [];
        if (XmlTreeReader.Read(source, path, replaced, diagnostics) is not { } root || FindType(root, diagnostics) is not { } type)
        {
            return null;
        }

        var record = new RecordReader(diagnostics, places, context ?? new XmlContext(), source.Text, replaced).Read(
            root, type, FullName(path, type));
        return record is null ? null : new MetadataDocument(source, root, record);
    }

    private static MetadataType? FindType(XmlElement root, DiagnosticBag diagnostics)
    {
        var type = root.Name == Package.MetadataType.Name ? Package.MetadataType : MetadataCatalog.FindComponent(root.Name);
        if (type is null)
        {
            diagnostics.Add(DiagnosticCatalog.UnknownRoot(
                root.Location, root.Name, MetadataCatalog.Components.Select(known => known.Name)));
        }
        else if (root.Namespace != XmlNames.Metadata)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidXmlNamespace(root.Location, root.Name));
            type = null;
        }

        return type;
    }

    /// <summary>The file's name without its suffix, in source or metadata format and with either kind of slash.</summary>
    private static string FullName(string path, MetadataType type)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        name = WithoutEnd(name, SourceSuffix);
        return type.Suffix is null ? name : WithoutEnd(name, "." + type.Suffix);
    }

    private static string WithoutEnd(string text, string end) =>
        text.EndsWith(end, StringComparison.Ordinal) ? text.Substring(0, text.Length - end.Length) : text;
}
