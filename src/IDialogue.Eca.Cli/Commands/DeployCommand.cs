using IDialogue.Eca.Cli.Deploying;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca deploy</c>: retrieve, build, deploy, retrieve again, and compare.</summary>
internal sealed class DeployCommand(ToolHost host) : OrgCommand(
    host, "deploy", "Brings policies into an org through Salesforce's CLI: retrieves, merges, deploys, and looks whether they hold.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca deploy --environment production --target-org acme", "policy.eca.yaml with what policy.production.eca.yaml says"),
        ("eca deploy --target-org acme --print powershell > deploy.ps1", "the same commands as a script"),
    ];

    protected override IEnumerable<CommandLine> Commands(OrgScript script) => script.Deploy();

    protected override string Result(string org, OrgScript script) => $"The policies hold in {org}.";
}
