using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca import</c>: <see cref="PolicyImporter.Import(MetadataTree, string)"/>.</summary>
internal sealed class ImportCommand(ToolHost host) : TreeCommand(
    host, "import", "Makes a policy file of what was retrieved from an org.", "What was retrieved from the org: a folder, a zip, or the file of one component.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        (SfCommand.Retrieve("ExtlClntAppOauthConfigurablePolicies", "retrieved").ToString(), "what the org has"),
        ("eca import retrieved --output policy.eca.yaml", "says the same in Setup's words"),
        ("eca import force-app", "from a Salesforce DX project to standard output"),
    ];

    protected override Result<string> Translate(MetadataTree tree, string name) => PolicyImporter.Import(tree, name);
}
