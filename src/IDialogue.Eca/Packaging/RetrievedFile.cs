using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>The file of a component as it was read from a folder or a zip.</summary>
public sealed class RetrievedFile
{
    private RetrievedFile(
        string path, byte[] bytes, MetadataDocument document, MetadataComponent component, FolderScope scope, bool isInZip)
    {
        Scope = scope;
        Path = path;
        Bytes = bytes;
        Document = document;
        Component = component;
        IsInZip = isInZip;
    }

    /// <summary>Path of the file; inside a zip, the zip's path and the entry's.</summary>
    public string Path { get; }

    /// <summary>Gets the component that was read from the file.</summary>
    public MetadataComponent Component { get; }

    /// <summary>
    /// Full name of the app that the component belongs to, <c>namespace__Name</c> when it came from a package: what
    /// <c>externalClientApplication</c> says, whatever the file is called. Absent for components that belong to no app.
    /// </summary>
    public string? App => Component.App;

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Content => Bytes;

    /// <summary>The Salesforce DX project that the file is source of; absent where there is none.</summary>
    public SalesforceProject? Project => Scope.Project;

    /// <summary>
    /// The API version that the file is written for, as its <c>package.xml</c> or its project says; absent where neither does.
    /// </summary>
    public ApiVersion? ApiVersion => Scope.ApiVersion;

    internal FolderScope Scope { get; }

    /// <summary>Name of the package whose versions hold the file; <see langword="null"/> where none would.</summary>
    internal string? Package =>
        Path.EndsWith(MetadataXml.SourceSuffix, StringComparison.Ordinal) ? Scope.PackageDirectory?.Package : null;

    internal byte[] Bytes { get; }

    /// <summary>The file's text and its elements, with their places in the text.</summary>
    internal MetadataDocument Document { get; }

    /// <summary>Gets a value indicating whether the file lies in a zip, where its path is no path of a disk.</summary>
    internal bool IsInZip { get; }

    /// <summary>Reads a file; <see langword="null"/> after an error that leaves no component.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="places">Receives the places of its values.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <param name="context">What is known of it beside its content.</param>
    /// <param name="scope">The scope of its folder.</param>
    /// <param name="isInZip">Whether the file lies in a zip.</param>
    internal static RetrievedFile? Read(
        byte[] bytes,
        string path,
        SourceMap places,
        DiagnosticBag diagnostics,
        XmlContext? context = null,
        FolderScope? scope = null,
        bool isInZip = false)
    {
        if (MetadataXml.ReadDocument(bytes, path, places, diagnostics, context) is not { } document)
        {
            return null;
        }

        if (document.Record is MetadataComponent component)
        {
            return new RetrievedFile(path, bytes, document, component, scope ?? new FolderScope(), isInZip);
        }

        diagnostics.Add(DiagnosticCatalog.UnknownRoot(
            document.Root.Location, document.Root.Name, MetadataCatalog.Components.Select(type => type.Name)));
        return null;
    }
}
