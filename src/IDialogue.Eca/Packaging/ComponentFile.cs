using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>A component together with the bytes of its file.</summary>
public sealed class ComponentFile
{
    private byte[]? bytes;

    /// <summary>A component that has no file yet; its bytes are Salesforce's own form.</summary>
    internal ComponentFile(MetadataComponent component)
    {
        Path = "";
        Component = component;
    }

    private ComponentFile(
        string path, byte[] bytes, MetadataDocument document, MetadataComponent component, ComponentFile? retrieved, bool isInZip)
    {
        Retrieved = retrieved ?? this;
        IsInZip = isInZip;
        Path = path;
        this.bytes = bytes;
        Document = document;
        Component = component;
    }

    /// <summary>Path of the file; inside a zip, the zip's path and the entry's; empty when there is no file yet.</summary>
    public string Path { get; }

    /// <summary>What the file says.</summary>
    public MetadataComponent Component { get; }

    /// <summary>
    /// Full name of the app that the component belongs to, <c>namespace__Name</c> when it came from a package: what
    /// <c>externalClientApplication</c> says, whatever the file is called. Absent for components that belong to no app.
    /// </summary>
    public string? App => Component.App;

    /// <summary>The file's bytes.</summary>
    /// <exception cref="ArgumentException">There is no file yet, and a text holds a character that XML cannot hold.</exception>
    public ReadOnlyMemory<byte> Content => Bytes;

    internal byte[] Bytes => bytes ??= MetadataXml.SerializeToUtf8Bytes(Component);

    /// <summary>The file as it was retrieved: this one, unless a merge made it of another; absent when there is none yet.</summary>
    internal ComponentFile? Retrieved { get; }

    /// <summary>Whether the file lies in a zip, where its path is no path of a disk.</summary>
    internal bool IsInZip { get; }

    /// <summary>The file as it was read; absent when there is none yet.</summary>
    internal MetadataDocument? Document { get; }

    /// <summary>Reads a file; <see langword="null"/> after an error that leaves no component.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="places">Takes the places of what it says.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <param name="retrieved">The file that a merge made this one of.</param>
    /// <param name="isInZip">Whether the file lies in a zip.</param>
    internal static ComponentFile? Read(
        byte[] bytes, string path, SourceMap places, DiagnosticBag diagnostics, ComponentFile? retrieved = null, bool isInZip = false)
    {
        if (MetadataXml.ReadDocument(bytes, path, places, diagnostics) is not { } document)
        {
            return null;
        }

        if (document.Record is MetadataComponent component)
        {
            return new ComponentFile(path, bytes, document, component, retrieved, isInZip);
        }

        diagnostics.Add(DiagnosticCatalog.UnknownRoot(
            document.Root.Location, document.Root.Name, MetadataCatalog.Components.Select(type => type.Name)));
        return null;
    }
}
