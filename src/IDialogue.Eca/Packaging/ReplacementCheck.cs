using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>Checks that no text which a Salesforce DX project replaces on deploy leaves the project in a package.</summary>
internal sealed class ReplacementCheck(IFileSystem fileSystem, DiagnosticBag diagnostics)
{
    /// <summary>Checks the files of a package that come from a project.</summary>
    /// <param name="package">The package; there is nothing to check when absent.</param>
    /// <param name="layout">The form of the package.</param>
    /// <param name="outputFolder">The folder it is written to.</param>
    public void Check(MetadataPackage? package, PackageLayout layout, string outputFolder)
    {
        foreach (var member in package?.Members ?? [])
        {
            if (member.MergedInto is not { } retrieved
                || retrieved.Project?.SearchOf(fileSystem, retrieved.Path) is not { } search
                || (layout.Format == PackageFormat.Source && RelativePath.Below(fileSystem, outputFolder, retrieved.Path) is not null))
            {
                continue;
            }

            var text = XmlSource.Decode(member.Bytes, retrieved.Path, new DiagnosticBag())?.Text ?? "";
            var left = search(text).Select(part => part.Text).Distinct(StringComparer.Ordinal).ToArray();
            if (left.Length > 0)
            {
                diagnostics.Add(DiagnosticCatalog.ReplacedElsewhere(retrieved.Path, left));
            }
        }
    }
}
