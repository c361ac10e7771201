using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca import</c>: <see cref="PolicyImporter.Import(MetadataTree, string)"/>.</summary>
internal sealed class ImportCommand(ToolHost host) : TreeCommand(
    host, "import", "Creates a policy file from retrieved records.", "Retrieved records: a folder, a zip, or the file of one component.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        (SfCommand.Retrieve("ExtlClntAppOauthConfigurablePolicies", "retrieved").ToString(), "retrieve the org's records"),
        ("eca import retrieved --output policy.eca.yaml", "as a policy file in Setup's words"),
        ("eca import force-app", "from a Salesforce DX project to standard output"),
    ];

    protected override Result<string> Translate(MetadataTree tree, string name) => PolicyImporter.Import(tree, name);
}
