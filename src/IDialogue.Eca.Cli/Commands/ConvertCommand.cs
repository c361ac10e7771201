using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca convert</c>: <see cref="PolicyImporter.ImportConnectedApps(MetadataTree, string)"/>.</summary>
internal sealed class ConvertCommand(ToolHost host) : TreeCommand(
    host,
    "convert",
    "Creates a policy file from connected apps and reports what cannot be moved.",
    "Connected apps: a folder, a zip, or the file of one.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        (SfCommand.Retrieve("ConnectedApp", "retrieved").ToString(), "retrieve the org's records"),
        ("eca convert retrieved --output policy.eca.yaml", "as policies of External Client Apps"),
        ("eca build policy.eca.yaml --phased", "their records, one package per deploy step of a new app"),
    ];

    protected override Result<string> Translate(MetadataTree tree, string name) => PolicyImporter.ImportConnectedApps(tree, name);
}
