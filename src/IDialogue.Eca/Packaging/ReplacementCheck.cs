using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>Checks merged files against the texts which their Salesforce DX project replaces on deploy.</summary>
internal sealed class ReplacementCheck(IFileSystem fileSystem, DiagnosticBag diagnostics)
{
    /// <summary>Checks the files of a package: those that leave their project must hold no text that only the project replaces.</summary>
    /// <param name="package">The package; there is nothing to check when absent.</param>
    /// <param name="layout">The form of the package.</param>
    /// <param name="outputFolder">The folder it is written to.</param>
    public void Check(MetadataPackage? package, PackageLayout layout, string outputFolder)
    {
        foreach (var member in package?.Members ?? [])
        {
            if (member.MergedInto is { } retrieved
                && layout.Format == PackageFormat.Source
                && RelativePath.Below(fileSystem, outputFolder, retrieved.Path) is not null)
            {
                CheckInPlace(member);
            }
            else if (Find(member, member.Bytes) is { Count: > 0 } left)
            {
                diagnostics.Add(DiagnosticCatalog.ReplacedElsewhere(member.MergedInto!.Path, Patterns(left)));
            }
        }
    }

    /// <summary>Checks a file that stays in its project: whether what is replaced there is still what it was.</summary>
    /// <param name="member">The merged file.</param>
    public void CheckInPlace(PackagedComponent member)
    {
        if (member.MergedInto is not { } retrieved || Find(member, retrieved.Bytes) is not { } before)
        {
            return;
        }

        var after = Find(member, member.Bytes)!;
        var overwritten = Patterns(after.Except(before));
        var lost = Patterns(before.Except(after)).Except(overwritten, StringComparer.Ordinal).ToArray();
        if (overwritten.Length > 0)
        {
            diagnostics.Add(DiagnosticCatalog.OverwrittenOnDeploy(retrieved.Path, overwritten));
        }

        if (lost.Length > 0)
        {
            diagnostics.Add(DiagnosticCatalog.NoLongerReplaced(retrieved.Path, lost));
        }
    }

    /// <summary>The parts of a member's file that the project replaces; <see langword="null"/> if no entry is for the file.</summary>
    private IReadOnlyList<(string Pattern, string Found)>? Find(PackagedComponent member, byte[] bytes)
    {
        if (member.MergedInto is not { } retrieved || retrieved.Project?.SearchOf(fileSystem, retrieved.Path) is not { } search)
        {
            return null;
        }

        var text = XmlSource.Decode(bytes, retrieved.Path, new DiagnosticBag())?.Text ?? "";
        return [.. search(text).Select(part => (part.Text, text.Substring(part.Start, part.Length)))];
    }

    private static string[] Patterns(IEnumerable<(string Pattern, string Found)> parts) =>
        [.. parts.Select(part => part.Pattern).Distinct(StringComparer.Ordinal)];
}
