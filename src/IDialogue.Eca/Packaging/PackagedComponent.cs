using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>A component of a package, with the exact bytes of its file.</summary>
public sealed class PackagedComponent
{
    private byte[]? bytes;

    /// <summary>A component in Salesforce's own form.</summary>
    /// <param name="component">The component.</param>
    public PackagedComponent(MetadataComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        Component = component;
    }

    /// <summary>A retrieved component, in the form of its file.</summary>
    /// <param name="file">The file.</param>
    public PackagedComponent(RetrievedFile file)
        : this((file ?? throw new ArgumentNullException(nameof(file))).Component, file.Bytes, file)
    {
    }

    /// <summary>A component with the bytes of its file, in the form of the retrieved file that it was merged into, if any.</summary>
    internal PackagedComponent(MetadataComponent component, byte[] bytes, RetrievedFile? mergedInto)
    {
        Component = component;
        MergedInto = mergedInto;
        this.bytes = bytes;
    }

    /// <summary>The component.</summary>
    public MetadataComponent Component { get; }

    /// <summary>The bytes of its file.</summary>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot hold.</exception>
    public ReadOnlyMemory<byte> Content => Bytes;

    internal byte[] Bytes => bytes ??= MetadataXml.SerializeToUtf8Bytes(Component);

    /// <summary>The retrieved file that the component was merged into, and whose place it can take; absent when it is new.</summary>
    internal RetrievedFile? MergedInto { get; }
}
