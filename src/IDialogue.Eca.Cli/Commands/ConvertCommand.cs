using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Importing;

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
        ("eca convert --target-org acme --output policy.eca.yaml", "the org's connected apps as policies of External Client Apps"),
        ("eca convert force-app", "those of a Salesforce DX project, to standard output"),
        ("eca build policy.eca.yaml --phased", "their records, one package per deploy step of a new app"),
    ];

    protected override PolicyOutline Retrieved => PolicyImporter.OutlineOfConnectedApps;

    protected override Result<string> Translate(MetadataTree tree, string name) => PolicyImporter.ImportConnectedApps(tree, name);
}
