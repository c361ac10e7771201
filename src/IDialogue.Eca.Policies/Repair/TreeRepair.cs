using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Policies.Rules.Portability;
using IDialogue.Eca.Policies.Rules.Security;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Policies.Repair;

/// <summary>
/// The changes after which a tree can be deployed to another org: values of its own org and secrets go, and each file has its place.
/// </summary>
/// <param name="Files">The files to change, in the order of their paths.</param>
/// <param name="FileCount">The number of files of components.</param>
internal sealed record TreeRepair(ValueList<FileRepair> Files, int FileCount)
{
    /// <summary>Full path of the folder that has all files.</summary>
    public required string Folder { get; init; }

    /// <summary>Plans the changes to a tree; nothing is written.</summary>
    /// <param name="fileSystem">The file system to read from.</param>
    /// <param name="path">Path of a folder, or of the file of one component.</param>
    /// <param name="progress">Receives the path of each folder that is read.</param>
    /// <param name="cancellationToken">Stops the reading between two files.</param>
    public static Result<TreeRepair> Plan(
        IFileSystem fileSystem, string path, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var full = fileSystem.Path.GetFullPath(path);
        var folder = fileSystem.File.Exists(full) ? fileSystem.Path.GetDirectoryName(full)! : full;
        var moves = new FileMoves(fileSystem, folder, diagnostics);
        var read = MetadataTree.Read(fileSystem, full, progress, new TreeReading { Moves = moves, CancellationToken = cancellationToken });
        diagnostics.AddRange(read.Diagnostics);
        if (read.Value is not { } tree)
        {
            return diagnostics.ToResult<TreeRepair>(null);
        }

        if (tree.Files.Any(file => file.IsInZip))
        {
            diagnostics.Add(DiagnosticCatalog.ZipInPlace(path));
            return diagnostics.ToResult<TreeRepair>(null);
        }

        var orgBound = RuleCheck.Check(tree, new RuleSettings(), today: null).Diagnostics
            .Where(finding => finding.Code is OrgBoundValue.Code or SecretInFile.Code)
            .ToLookup(finding => finding.Location!.Value.File, StringComparer.Ordinal);
        var files = new List<FileRepair>();
        foreach (var file in tree.Files)
        {
            var (repair, left) = Plan(file, orgBound[file.Path], moves);
            diagnostics.AddRange(left.Select(finding => finding with { Location = finding.Location!.Value with { File = repair.Source } }));
            files.AddRange(repair.IsMoved || repair.Removed.Count > 0 ? [repair] : []);
        }

        return diagnostics.ToResult(new TreeRepair(
            files.OrderBy(file => file.Source, StringComparer.Ordinal).ToValueList(), tree.Files.Count)
        {
            Folder = folder,
        });
    }

    /// <summary>Makes the changes: all or none.</summary>
    public Diagnostic? Apply(IFileSystem fileSystem, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        using var taken = FolderLock.Take(fileSystem, Folder, diagnostics, cancellationToken: cancellationToken);
        if (taken is null)
        {
            return diagnostics.ToValueList()[0];
        }

        using var staged = new StagedFiles(fileSystem, Folder);
        try
        {
            foreach (var file in Files)
            {
                if (file.IsMoved)
                {
                    if (FindChange(fileSystem, file) is { } change)
                    {
                        return DiagnosticCatalog.CannotWrite(file.Source, change);
                    }

                    staged.Add(file.Place, file.After, like: file.Source);
                    staged.Delete(file.Source, file.Before, isFirst: IsCaseOnly(file));
                }
                else
                {
                    staged.Add(file.Place, file.After, mergedInto: file.Before);
                }
            }

            staged.Apply();
            return null;
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            return DiagnosticCatalog.CannotWrite(staged.Current, exception.Message);
        }
    }

    private static (FileRepair Repair, IEnumerable<Diagnostic> Left) Plan(
        RetrievedFile file, IEnumerable<Diagnostic> orgBound, FileMoves moves)
    {
        var (root, patch) = (file.Document.Root, new XmlPatch(file.Document.Source, file.Document.Root));
        var (removed, left) = (new List<(string, int)>(), new List<Diagnostic>());
        foreach (var finding in orgBound)
        {
            var field = root.Children.Find(child => child.Location == finding.Location);
            if (field is null || field.Name == ExtlClntAppOauthSettings.Fields.AssetTokenSigningCertificate.Name)
            {
                left.Add(finding);
                continue;
            }

            foreach (var element in root.Children.Where(child => child.Name == field.Name))
            {
                patch.Remove(element);
                removed.Add((element.Name, element.Location.Line));
            }
        }

        var repair = new FileRepair(moves.SourceOf(file.Path), file.Path, removed.ToValueList())
        {
            Before = file.Bytes,
            After = removed.Count == 0 ? file.Bytes : patch.Apply(),
        };
        return (repair, left);
    }

    /// <summary>Finds what was changed while a person read the changes. A file in its place is checked elsewhere.</summary>
    private static string? FindChange(IFileSystem fileSystem, FileRepair file)
    {
        if (!fileSystem.File.Exists(file.Source) || !fileSystem.File.ReadAllBytes(file.Source).AsSpan().SequenceEqual(file.Before))
        {
            return "The file was changed since its changes were shown. Run the command again.";
        }

        return !IsCaseOnly(file) && fileSystem.File.Exists(file.Place)
            ? $"{file.Place} exists since the changes were shown. Run the command again."
            : null;
    }

    /// <summary>A name that differs in case only may be the same file on this disk: it goes before the new one comes.</summary>
    private static bool IsCaseOnly(FileRepair file) => string.Equals(file.Source, file.Place, StringComparison.OrdinalIgnoreCase);
}
