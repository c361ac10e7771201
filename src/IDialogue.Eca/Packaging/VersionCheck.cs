using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Checks that an API version knows everything in the files of a tree: the version that is asked for, else the one that the package.xml
/// beside them or their Salesforce DX project names.
/// </summary>
internal sealed class VersionCheck(ApiVersion? asked, DiagnosticBag diagnostics)
{
    public void Check(MetadataTree tree)
    {
        foreach (var file in tree.Files.Where(file => file.Component is not ConnectedApp))
        {
            if ((asked ?? file.ApiVersion) is { IsSupported: true } version)
            {
                new RecordCheck(version, tree.Places, diagnostics) { RetrievedPath = file.Path }.Check(file.Component);
            }
        }

        var versions = tree.Files.Select(file => file.ApiVersion).OfType<ApiVersion>().Distinct();
        foreach (var version in versions.Where(version => asked is null && !version.IsSupported))
        {
            diagnostics.Add(DiagnosticCatalog.VersionNotChecked(new(tree.Path), version.ToString()));
        }
    }
}
