using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>Tells where folders stand: in which Salesforce DX project, in which of its package directories.</summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class ProjectFinder(IFileSystem fileSystem, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, SalesforceProject?> read = new(StringComparer.Ordinal);

    /// <summary>The projects that were read.</summary>
    public IEnumerable<SalesforceProject> Found => read.Values.OfType<SalesforceProject>();

    /// <summary>
    /// Gets the scope of a folder that a caller names, from the folders above it; <see langword="null"/> if their project cannot be read. A
    /// named folder counts even if it is in no package directory.
    /// </summary>
    /// <param name="path">Path of the folder.</param>
    public FolderScope? ScopeOf(string path)
    {
        var folder = fileSystem.Path.GetFullPath(path);
        var above = ProjectFolder(folder);
        if (above is null || above == folder)
        {
            return new FolderScope();
        }

        if (ReadProject(above) is not { } project)
        {
            return null;
        }

        return DirectoryOf(folder, project) is { } directory && !IsSame(directory.Path, folder)
            ? Inside(folder, project, directory)
            : new FolderScope
            {
                Project = project,
                IsOutside = project.PackageDirectories.Any(
                    directory => IsSame(directory.Path, folder) || RelativePath.Below(fileSystem, folder, directory.Path) is not null),
            };
    }

    /// <summary>Gets the scope of a file that is named by itself, so that nothing leaves it out.</summary>
    /// <param name="path">Path of the file.</param>
    public FolderScope ScopeOfFile(string path)
    {
        var folder = fileSystem.Path.GetDirectoryName(fileSystem.Path.GetFullPath(path))!;
        var project = ProjectFolder(folder) is { } above ? ReadProject(above) : null;
        var directory = project is null ? null : DirectoryOf(folder, project);
        var manifest = fileSystem.Path.Combine(fileSystem.Path.GetDirectoryName(folder) ?? folder, MetadataPackage.ManifestName);
        return new FolderScope
        {
            Project = project,
            PackageDirectory = directory,
            ManifestVersion = directory is null && fileSystem.File.Exists(manifest) ? ReadVersion(manifest) : null,
        };
    }

    /// <summary>Gets the scope of a folder's files; <see langword="null"/> if its project cannot be read.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="files">Paths of its files.</param>
    /// <param name="outer">The scope of the folder above it.</param>
    public FolderScope? Enter(string folder, string[] files, FolderScope outer)
    {
        var scope = outer;
        // A project that lies in a package directory is source of that one, as Salesforce CLI sees it.
        if (outer.PackageDirectory is null && Has(files, SalesforceProject.FileName))
        {
            if (ReadProject(folder) is not { } project)
            {
                return null;
            }

            scope = new FolderScope { Project = project, IsOutside = true };
        }

        var path = fileSystem.Path.GetFullPath(folder);
        if (scope.Project?.PackageDirectories.FirstOrDefault(known => IsSame(known.Path, path)) is { } directory)
        {
            return Inside(folder, scope.Project, directory);
        }

        return scope.PackageDirectory is null && !scope.IsOutside && Has(files, MetadataPackage.ManifestName)
            ? scope with
            {
                ManifestVersion = ReadVersion(fileSystem.Path.Combine(folder, MetadataPackage.ManifestName)) ?? scope.ManifestVersion,
            }
            : scope;
    }

    /// <summary>The version in a <c>package.xml</c>; <see langword="null"/> if there is none that can be read.</summary>
    public static ApiVersion? VersionOf(byte[] manifest, string path, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var record = MetadataXml.ReadDocument(manifest, path, new SourceMap(), findings)?.Record;
        AddAsWarnings(findings, diagnostics);
        if (record is not Package { Version: { } text })
        {
            return null;
        }

        if (ApiVersion.TryParse(text, out var version))
        {
            return version;
        }

        diagnostics.Add(DiagnosticCatalog.VersionNotChecked(new(path), text));
        return null;
    }

    /// <summary>Components are readable without a manifest, but then no version is checked.</summary>
    private static void AddAsWarnings(DiagnosticBag findings, DiagnosticBag diagnostics) => diagnostics.AddRange(findings.ToValueList()
        .Where(finding => finding.Severity == DiagnosticSeverity.Error)
        .Select(finding => finding with { Severity = DiagnosticSeverity.Warning }));

    private ApiVersion? ReadVersion(string path)
    {
        var findings = new DiagnosticBag();
        var content = InputContent.Read(fileSystem, path, InputLimit.Record, new(path), findings);
        AddAsWarnings(findings, diagnostics);
        return content is null ? null : VersionOf(content, path, diagnostics);
    }

    private SalesforceProject? ReadProject(string folder)
    {
        if (!read.TryGetValue(folder, out var project))
        {
            project = new SalesforceProjectReader(fileSystem, diagnostics).Read(folder);
            read.Add(folder, project);
        }

        return project;
    }

    /// <summary>The nearest folder with a project file, the folder itself or one above it.</summary>
    private string? ProjectFolder(string folder) => Above(folder).Prepend(folder).FirstOrDefault(
        outer => fileSystem.File.Exists(fileSystem.Path.Combine(outer, SalesforceProject.FileName)));

    /// <summary>The innermost package directory that is the folder or has it in it.</summary>
    private PackageDirectory? DirectoryOf(string folder, SalesforceProject project) => project.PackageDirectories
        .Where(directory => IsSame(directory.Path, folder) || RelativePath.Below(fileSystem, directory.Path, folder) is not null)
        .OrderByDescending(directory => directory.Path.Length)
        .FirstOrDefault();

    private FolderScope Inside(string folder, SalesforceProject project, PackageDirectory directory) =>
        new() { Project = project, PackageDirectory = directory, ForceIgnore = FindForceIgnore(folder) };

    /// <summary>The nearest <c>.forceignore</c>, in the folder or above it.</summary>
    private ForceIgnore? FindForceIgnore(string folder)
    {
        var full = fileSystem.Path.GetFullPath(folder);
        foreach (var outer in Above(full).Prepend(full))
        {
            var path = fileSystem.Path.Combine(outer, ForceIgnore.FileName);
            if (fileSystem.File.Exists(path))
            {
                return ReadForceIgnore(path, outer);
            }
        }

        return null;
    }

    private ForceIgnore? ReadForceIgnore(string path, string folder) =>
        InputContent.Read(fileSystem, path, InputLimit.IgnoreFile, new(path), diagnostics) is { } content
            ? new ForceIgnore(folder, Encoding.UTF8.GetString(content))
            : null;

    private IEnumerable<string> Above(string folder)
    {
        for (var outer = fileSystem.Path.GetDirectoryName(folder);
            !string.IsNullOrEmpty(outer);
            outer = fileSystem.Path.GetDirectoryName(outer))
        {
            yield return outer!;
        }
    }

    private bool Has(string[] files, string name) => Array.Exists(files, file => fileSystem.Path.GetFileName(file) == name);

    private bool IsSame(string path, string other) =>
        string.Equals(
            path, other, fileSystem.Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
