using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// The components of External Client Apps in a folder or a zip, in source or metadata format: what <c>sf project retrieve start</c>
/// brings, or a Salesforce DX project as a whole. Other files are passed over. The file of one component is a tree too.
/// </summary>
public sealed class MetadataTree
{
    private readonly Lazy<ILookup<(MetadataType, string), RetrievedFile>> byOwner;
    private readonly Lazy<ILookup<string, RetrievedFile>> byApp;

    internal MetadataTree(string path, ValueList<RetrievedFile> files, SourceMap places)
    {
        Path = path;
        Files = files;
        Places = places;
        byApp = new(() => Files.Where(file => file.App is not null).ToLookup(file => file.App!, StringComparer.OrdinalIgnoreCase));
        byOwner = new(() => Files.ToLookup(file => Key(file.Component.GetMetadataType(), Owner(file.Component))));
    }

    /// <summary>Path of the folder, the zip, or the one file.</summary>
    public string Path { get; }

    /// <summary>The components by type, then by name, in ordinal order.</summary>
    public ValueList<RetrievedFile> Files { get; }

    /// <summary>Full names of the apps that the tree has or that components in it belong to, in ordinal order.</summary>
    public ValueList<string> Apps => Files.Select(file => file.App).OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(app => app, StringComparer.Ordinal).ToValueList();

    internal SourceMap Places { get; }

    /// <summary>Whether the tree is the file of one component, named by itself; nobody knows then what else the org has.</summary>
    internal bool IsFile { get; init; }

    /// <summary>Reads a tree. What is wrong with one file is a finding and leaves the others readable.</summary>
    /// <param name="fileSystem">The file system to read from.</param>
    /// <param name="path">Path of a folder, of a zip, or of the file of one component.</param>
    /// <param name="progress">Hears of each folder that is read, by its path; nobody does when absent.</param>
    public static Result<MetadataTree> Read(IFileSystem fileSystem, string path, IProgress<string>? progress = null) =>
        Read(fileSystem, path, progress, isWanted: null, previousOutput: null);

    /// <summary>Reads of a tree what is wanted.</summary>
    /// <param name="fileSystem">The file system to read from.</param>
    /// <param name="path">Path of a folder, of a zip, or of the file of one component.</param>
    /// <param name="progress">Hears of each folder that is read, by its path.</param>
    /// <param name="isWanted">The types to read; all when absent.</param>
    /// <param name="previousOutput">What this tool wrote itself, which is not what an org has.</param>
    internal static Result<MetadataTree> Read(
        IFileSystem fileSystem,
        string path,
        IProgress<string>? progress,
        Func<MetadataType, bool>? isWanted,
        PreviousOutput? previousOutput)
    {
        var diagnostics = new DiagnosticBag();
        return diagnostics.ToResult(new MetadataTreeReader(fileSystem, diagnostics, progress, isWanted, previousOutput).Read(path));
    }

    /// <summary>The components that belong to an app, the app itself among them.</summary>
    /// <param name="fullName">Full name of the app, in any case.</param>
    public IEnumerable<RetrievedFile> FilesOf(string fullName) => byApp.Value[fullName];

    /// <summary>The components of a type.</summary>
    public IEnumerable<RetrievedFile> FilesOf(MetadataType type) => Files.Where(file => file.Component.GetMetadataType() == type);

    /// <summary>The components of a type that belong to the same app as this one, or have its name where there is no app.</summary>
    internal IEnumerable<RetrievedFile> FilesLike(MetadataComponent component) =>
        byOwner.Value[Key(component.GetMetadataType(), Owner(component))];

    /// <summary>
    /// Whether the tree can tell of a component: the file of one component, named by itself, tells of its own record and of no other.
    /// Namespaces do not count here; a wrong one is told where the record is looked up.
    /// </summary>
    internal bool Covers(MetadataComponent component) => !IsFile || Files.Any(file =>
        file.Component.GetMetadataType() == component.GetMetadataType()
        && string.Equals(OwnerName(file.Component), OwnerName(component), StringComparison.OrdinalIgnoreCase));

    /// <summary>To Salesforce, names that differ only in case are the same.</summary>
    private static (MetadataType Type, string Owner) Key(MetadataType type, string owner) => (type, owner.ToUpperInvariant());

    private static string Owner(MetadataComponent component) => component.App ?? component.FullName;

    private static string OwnerName(MetadataComponent component) => NamespacedName.Split(Owner(component)).Name;
}
