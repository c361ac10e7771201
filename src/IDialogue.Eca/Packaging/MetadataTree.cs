using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// The components of External Client Apps in a folder or a zip, in source or metadata format: what <c>sf project retrieve start</c>
/// brings, or a Salesforce DX project, read as Salesforce CLI reads it. Several projects below one folder are told apart; without a
/// project, the folder is read as a whole. Other files are passed over. The file of one component is a tree too.
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

    /// <summary>
    /// The Salesforce DX projects of the files, in the order of their folders; none where there is no <c>sfdx-project.json</c>.
    /// </summary>
    public ValueList<SalesforceProject> Projects { get; internal init; } = [];

    /// <summary>The project that the path leads into; absent where it is above all, or there is none.</summary>
    internal SalesforceProject? OwnProject { get; init; }

    /// <summary>Findings about files that were not read, or not in full.</summary>
    internal ValueList<Diagnostic> Unread { get; init; } = [];

    /// <summary>Gets a value indicating whether there are files from which no component could be read.</summary>
    internal bool HasUnreadFiles => Unread.Any(finding => finding.Severity == DiagnosticSeverity.Error);

    /// <summary>
    /// Checks whether the org's record of a type may lie in a file that was not read: in any that has a finding, or beside the one file.
    /// </summary>
    internal bool MayHaveUnread(MetadataType type) => IsFile || Unread.Any(finding =>
        finding.Severity == DiagnosticSeverity.Error
        && (TypeInNameOf(finding.Location) is not { } ofFile || ofFile == type));

    internal SourceMap Places { get; }

    /// <summary>
    /// Gets a value indicating whether the tree is the file of one component, named by itself; the rest of the org is not known.
    /// </summary>
    internal bool IsFile { get; init; }

    /// <summary>Reads a tree. What is wrong with one file is a finding and leaves the others readable.</summary>
    /// <param name="fileSystem">The file system to read from.</param>
    /// <param name="path">Path of a folder, of a zip, or of the file of one component.</param>
    /// <param name="progress">Receives the path of each folder that is read; none if absent.</param>
    /// <param name="cancellationToken">Stops the reading between two files.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Result<MetadataTree> Read(
        IFileSystem fileSystem, string path, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        ArgumentNullException.ThrowIfNull(path);
        return Read(fileSystem, path, progress, new TreeReading { CancellationToken = cancellationToken });
    }

    /// <summary>Reads of a tree what is wanted.</summary>
    /// <param name="fileSystem">The file system to read from.</param>
    /// <param name="path">Path of a folder, of a zip, or of the file of one component.</param>
    /// <param name="progress">Receives the path of each folder that is read; none if absent.</param>
    /// <param name="reading">What is read, and how strictly.</param>
    internal static Result<MetadataTree> Read(IFileSystem fileSystem, string path, IProgress<string>? progress, TreeReading reading)
    {
        var diagnostics = new DiagnosticBag();
        return diagnostics.ToResult(new MetadataTreeReader(fileSystem, diagnostics, progress, reading).Read(path));
    }

    /// <summary>The components that belong to an app, the app itself among them.</summary>
    /// <param name="fullName">Full name of the app, in any case.</param>
    public IEnumerable<RetrievedFile> FilesOf(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        return byApp.Value[fullName];
    }

    /// <summary>The components of a type.</summary>
    public IEnumerable<RetrievedFile> FilesOf(MetadataType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Files.Where(file => file.Component.GetMetadataType() == type);
    }

    /// <summary>The components of a type that belong to the same app as this one, or have its name where there is no app.</summary>
    /// <remarks>Of several projects, the one that the path leads into goes before those below it.</remarks>
    internal RetrievedFile[] FilesLike(MetadataComponent component)
    {
        RetrievedFile[] found = [.. byOwner.Value[Key(component.GetMetadataType(), Owner(component))]];
        var own = OwnProject is null ? [] : Array.FindAll(found, file => file.Project == OwnProject);
        return own.Length > 0 ? own : found;
    }

    /// <summary>
    /// The tree with each app, and each component that belongs to none, of one project only; findings tell what was left out.
    /// </summary>
    /// <param name="isMeant">The types that this is about; of others, all components stay.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    internal MetadataTree WithOneProjectEach(Func<MetadataType, bool> isMeant, DiagnosticBag diagnostics)
    {
        if (Projects.Count < 2)
        {
            return this;
        }

        var meant = Files.Where(file => isMeant(file.Component.GetMetadataType())).ToArray();
        var first = meant
            .OrderBy(file => file.Project != OwnProject)
            .ThenBy(file => file.Project?.Folder, StringComparer.Ordinal)
            .GroupBy(What, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(files => files.Key, files => files.First().Project, StringComparer.OrdinalIgnoreCase);
        var others = meant.Where(file => file.Project != first[What(file)]).ToArray();
        foreach (var other in others.GroupBy(file => (What(file).ToUpperInvariant(), file.Project)).Select(files => files.First()))
        {
            diagnostics.Add(DiagnosticCatalog.TakenFromOneProject(
                new SourceLocation(other.Path), What(other), FolderOf(first[What(other)]), FolderOf(other.Project)));
        }

        return new MetadataTree(Path, Files.Except(others).ToValueList(), Places)
        {
            Projects = Projects,
            OwnProject = OwnProject,
        };

        string FolderOf(SalesforceProject? project) => project?.Folder ?? Path;
    }

    /// <summary>
    /// Checks whether the tree can tell of a component: the file of one component, named by itself, tells of its own record and of no
    /// other. Namespaces do not count here; a wrong one is told where the record is looked up.
    /// </summary>
    internal bool Covers(MetadataComponent component) => !IsFile || Files.Any(file =>
        file.Component.GetMetadataType() == component.GetMetadataType()
        && string.Equals(OwnerName(file.Component), OwnerName(component), StringComparison.OrdinalIgnoreCase));

    private static string What(RetrievedFile file) =>
        file.App is { } app ? $"App '{app}'" : $"{file.Component.GetMetadataType().Name} '{file.Component.FullName}'";

    private static MetadataType? TypeInNameOf(SourceLocation? file) =>
        file is { } place ? new ComponentFileName(place.File.Split('/', '\\').Last()).Type : null;

    /// <summary>To Salesforce, names that differ only in case are the same.</summary>
    private static (MetadataType Type, string Owner) Key(MetadataType type, string owner) => (type, owner.ToUpperInvariant());

    private static string Owner(MetadataComponent component) => component.App ?? component.FullName;

    private static string OwnerName(MetadataComponent component) => NamespacedName.Split(Owner(component)).Name;
}
