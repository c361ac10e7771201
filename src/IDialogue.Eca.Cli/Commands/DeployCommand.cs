using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca deploy</c>: retrieve, build, deploy, retrieve again, and compare.</summary>
internal sealed class DeployCommand(ToolHost host) : OrgCommand(
    host, "deploy", "Deploys policies to an org with Salesforce CLI: retrieves, merges, deploys, retrieves again and compares.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca deploy --environment production --target-org acme", "policy.eca.yaml with the overlay policy.production.eca.yaml"),
        ("eca deploy --target-org acme --print powershell > deploy.ps1", "the same commands as a script"),
    ];

    protected override IEnumerable<CommandLine> Commands(OrgScript script) => script.Deploy();

    protected override string Result(OrgScript script) => script.DeployResult;
}
