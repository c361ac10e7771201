using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>Tells of files that no tool takes for components, though they look like some.</summary>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="isWanted">The types to read; all when absent.</param>
internal sealed class MisnamedFiles(DiagnosticBag diagnostics, Func<MetadataType, bool>? isWanted)
{
    /// <summary>The characters at the start of a file that tell whether it is XML.</summary>
    private const int LongestStart = 1000;

    /// <summary>Finds a file whose name is none of a component, if it looks as if it should be one.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="scope">The scope of its folder.</param>
    /// <param name="open">Opens the file.</param>
    /// <returns>The type that it is probably meant for, and the name that it should have; neither where the type is not known.</returns>
    public (MetadataType? Type, string? Name)? Find(string path, FolderScope scope, Func<Stream> open)
    {
        var parts = path.Split('/', '\\');
        var read = new ComponentFileName(NameOf(path));
        var meant = read.Guess() ?? TypeIn(parts.Length > 1 ? parts[parts.Length - 2] : "", open);
        if (meant is null)
        {
            return read.IsOfFamily ? (null, null) : null;
        }

        var isInSource = scope.PackageDirectory is not null || (scope.ManifestVersion is null && read.IsXml);
        return isWanted?.Invoke(meant) == false ? null : (meant, read.For(meant, isInSource));
    }

    /// <summary>Reports what was found of a file.</summary>
    public void Report(string path, (MetadataType? Type, string? Name) meant) =>
        diagnostics.Add(DiagnosticCatalog.UnexpectedSuffix(new SourceLocation(path), meant.Type, NameOf(path), meant.Name));

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The type that a folder is for, if the file is XML; other files may lie there as they like.</summary>
    private static MetadataType? TypeIn(string folder, Func<Stream> open)
    {
        var type = MetadataCatalog.Components.FirstOrDefault(
            known => known.ManifestMember is null && string.Equals(known.Folder, folder, StringComparison.OrdinalIgnoreCase));
        return type is not null && IsXml(open) ? type : null;
    }

    private static bool IsXml(Func<Stream> open)
    {
        try
        {
            using var text = new StreamReader(open());
            var start = new char[LongestStart];
            text.ReadBlock(start, 0, start.Length);
            return Array.Find(start, character => !char.IsWhiteSpace(character)) == '<';
        }
        catch (Exception exception) when (FileProblem.Is(exception) || exception is InvalidDataException)
        {
            return false;
        }
    }
}
