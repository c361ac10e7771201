using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca convert</c>: <see cref="PolicyImporter.ImportConnectedApps(MetadataTree, string)"/>.</summary>
internal sealed class ConvertCommand(ToolHost host) : TreeCommand(
    host, "convert", "Makes a policy file of connected apps, and tells what cannot be moved.", "Where the connected apps lie: a folder, a zip, or the file of one.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        (SfCommand.Retrieve("ConnectedApp", "retrieved").ToString(), "what the org has"),
        ("eca convert retrieved --output policy.eca.yaml", "as policies of External Client Apps"),
        ("eca build policy.eca.yaml --phased", "their records, in the steps in which an org takes a new app"),
    ];

    protected override Result<string> Translate(MetadataTree tree, string name) => PolicyImporter.ImportConnectedApps(tree, name);
}
