using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca check</c>: retrieve, build, and a deploy that changes nothing.</summary>
internal sealed class CheckCommand(ToolHost host) : OrgCommand(
    host, "check", "Validates the policies against an org with Salesforce CLI; changes nothing.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca check --target-org acme-uat", "policy.eca.yaml against an org that sf is logged in to"),
        ("eca check --target-org acme-uat --print bash > check.sh", "the same as a script"),
    ];

    protected override IEnumerable<CommandLine> Commands(OrgScript script) => script.Check();

    protected override string? NotTried(OrgScript script) => script.NotTried;

    protected override string Result(OrgScript script) => script.CheckResult;
}
