using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// A list of files that are about to be moved to their places, beside the manifest. If a run is killed between two of them, the next run
/// moves the rest.
/// </summary>
internal sealed class ChangeJournal
{
    /// <summary>A dot file: Salesforce's tools pass over it.</summary>
    public const string FileName = ".eca-journal";

    private const string NoFile = "-";
    private const string Header = "# IDialogue.Eca: a run was interrupted here. The next run into this folder finishes it.\n";

    private readonly IFileSystem fileSystem;
    private readonly string folder;
    private readonly string temporary;

    /// <summary>
    /// Makes an empty file of another name in the folder: if it is left behind, a run was killed while it wrote files beside their
    /// places.
    /// </summary>
    public ChangeJournal(IFileSystem fileSystem, string folder)
    {
        this.fileSystem = fileSystem;
        this.folder = folder;
        temporary = fileSystem.Path.Combine(folder, TemporaryFile.NewName());
        fileSystem.File.Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
    }

    /// <summary>Notes files that were written beside their places and are about to be moved.</summary>
    public void Begin(IEnumerable<StagedFile> files)
    {
        var text = new StringBuilder(Header);
        foreach (var file in files)
        {
            text.Append(ContentHash.Of(file.Content)).Append(' ')
                .Append(file.Previous is null ? NoFile : ContentHash.Of(file.Previous)).Append(' ')
                .Append(file.TemporaryName).Append(' ')
                .Append(Uri.EscapeDataString(RelativePath.Between(fileSystem, folder, file.Path))).Append('\n');
        }

        var content = Encoding.UTF8.GetBytes(text.ToString());
        using (var stream = fileSystem.File.Open(temporary, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            stream.Write(content, 0, content.Length);
            stream.Flush(true);
        }

        StagedFile.Move(fileSystem, temporary, PathIn(fileSystem, folder));
    }

    /// <summary>Ends the journal: all files are in their places, or none is.</summary>
    public void End() => fileSystem.File.Delete(PathIn(fileSystem, folder));

    /// <summary>Deletes what is left if it was not begun.</summary>
    public void DeleteTemporary() => TemporaryFile.DeleteQuietly(fileSystem, temporary);

    /// <summary>
    /// Finishes what a run that was killed began in a folder. A file that was edited since is an error, and nothing is moved.
    /// </summary>
    public static bool TryFinish(IFileSystem fileSystem, string folder, DiagnosticBag diagnostics)
    {
        var path = PathIn(fileSystem, folder);
        try
        {
            if (fileSystem.File.Exists(path) && !TryFinishAt(fileSystem, folder, path, diagnostics))
            {
                return false;
            }

            TemporaryFile.DeleteLeftBehindBelow(fileSystem, folder);
            return true;
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(path, exception.Message));
            return false;
        }
    }

    private static string PathIn(IFileSystem fileSystem, string folder) => fileSystem.Path.Combine(folder, FileName);

    private static bool TryFinishAt(IFileSystem fileSystem, string folder, string path, DiagnosticBag diagnostics)
    {
        if (InputContent.Read(fileSystem, path, InputLimit.Record, new(path), diagnostics) is not { } content)
        {
            return false;
        }

        var moves = new List<OpenMove>();
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (Parse(fileSystem, folder, line) is not { } move)
            {
                diagnostics.Add(DiagnosticCatalog.InvalidJournal(path));
                return false;
            }

            if (fileSystem.File.Exists(move.Temporary))
            {
                moves.Add(move);
            }
        }

        var edited = moves.Where(move => !move.IsAsLeft(fileSystem)).ToArray();
        diagnostics.AddRange(edited.Select(move => DiagnosticCatalog.EditedAfterInterruption(move.Target, path)));
        if (edited.Length > 0)
        {
            return false;
        }

        foreach (var move in moves)
        {
            move.Finish(fileSystem);
        }

        fileSystem.File.Delete(path);
        return true;
    }

    private static OpenMove? Parse(IFileSystem fileSystem, string folder, string line)
    {
        var parts = line.Split(' ');
        if (parts.Length != 4 || !TemporaryFile.IsName(parts[2]))
        {
            return null;
        }

        var path = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(folder, Uri.UnescapeDataString(parts[3])));
        var target = StagedFile.TargetOf(fileSystem, path);
        var temporary = fileSystem.Path.Combine(fileSystem.Path.GetDirectoryName(target) ?? target, parts[2]);
        return new OpenMove(temporary, target, parts[0], parts[1]);
    }

    private sealed record OpenMove(string Temporary, string Target, string After, string Before)
    {
        /// <summary>Checks whether both files are those that the interrupted run left; it may have deleted one to rename it.</summary>
        public bool IsAsLeft(IFileSystem fileSystem) =>
            HashOf(fileSystem, Temporary) == After
            && HashOf(fileSystem, Target) is var now
            && (now == Before || now == After || now == NoFile);

        public void Finish(IFileSystem fileSystem) => StagedFile.Move(fileSystem, Temporary, Target);

        /// <summary>Of what can't be read, the code of the finding, which is no hash.</summary>
        private static string HashOf(IFileSystem fileSystem, string path)
        {
            if (!fileSystem.File.Exists(path))
            {
                return NoFile;
            }

            return InputContent.Refuse(fileSystem, path, InputLimit.Zip, new(path)) is { } refusal
                ? refusal.Code
                : ContentHash.Of(fileSystem.File.ReadAllBytes(path));
        }
    }
}
