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

    /// <summary>Reports a file whose name is none of a component, if it looks as if it should be one.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="scope">The scope of its folder.</param>
    /// <param name="open">Opens the file.</param>
    public void Report(string path, FolderScope scope, Func<Stream> open)
    {
        var read = new ComponentFileName(NameOf(path));
        if (Find(path, scope, open) is var (meant, expected))
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedSuffix(new SourceLocation(path), meant, NameOf(path), expected));
        }
        else if (read.Guess() is null && read.IsOfFamily)
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedSuffix(new SourceLocation(path), null, NameOf(path), null));
        }
    }

    /// <summary>
    /// The type that a file is probably meant for, and the name that it should have; <see langword="null"/> where neither is known.
    /// </summary>
    /// <inheritdoc cref="Report"/>
    public (MetadataType Type, string Name)? Find(string path, FolderScope scope, Func<Stream> open)
    {
        var parts = path.Split('/', '\\');
        var read = new ComponentFileName(NameOf(path));
        var meant = read.Guess() ?? TypeIn(parts.Length > 1 ? parts[parts.Length - 2] : "", open);
        if (meant is null || isWanted?.Invoke(meant) == false)
        {
            return null;
        }

        var isInSource = scope.PackageDirectory is not null || (scope.ManifestVersion is null && read.IsXml);
        return (meant, read.For(meant, isInSource));
    }

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
