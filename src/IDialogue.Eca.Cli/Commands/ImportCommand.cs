using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Importing;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca import</c>: <see cref="PolicyImporter.Import(MetadataTree, string)"/>.</summary>
internal sealed class ImportCommand(ToolHost host) : TreeCommand(
    host, "import", "Creates a policy file from retrieved records.", "Retrieved records: a folder, a zip, or the file of one component.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca import --target-org acme --output policy.eca.yaml", "the org's records as a policy file in Setup's words"),
        ("eca import retrieved", "records that were retrieved before, to standard output"),
        ("eca import force-app", "those of a Salesforce DX project"),
    ];

    protected override PolicyOutline Retrieved => PolicyImporter.OutlineOf();

    protected override Result<string> Translate(MetadataTree tree, string name) => PolicyImporter.Import(tree, name);
}
