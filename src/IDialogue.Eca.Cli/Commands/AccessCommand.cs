using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca access</c>: who can use the apps of an org.</summary>
internal sealed class AccessCommand : ToolCommand
{
    private readonly OrgOption org;
    private readonly FormatOption<AccessReport> format;
    private readonly PathOption output = PathOption.Report();
    private readonly Option<string[]> apps = new("--app")
    {
        HelpName = "name",
        Description = "Full name of an app, for example acme__Agent. Can be used several times. Default: all apps of the org.",
    };

    public AccessCommand(ToolHost host)
        : base(host, "access", "Lists who can use each app of an org: permission sets, profiles and their active users.")
    {
        org = new OrgOption(host, "Username or alias of the org. Default: sf's default org.");
        format = new FormatOption<AccessReport>(host.Formats);
        Add(org);
        Add(apps);
        Add(format);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca access --target-org acme", "all apps of an org"),
        ("eca access --target-org acme --app acme__Agent --json", "one app, with all its users, for programs"),
        ("eca access --target-org acme --format markdown --output access.md", "for auditors"),
    ];

    protected override Outcome Run(ParseResult parsed) =>
        // What is printed is the list alone, also for a pipe.
        new OrgSession(Host, parsed.GetValue(org), isOutputTaken: true, VariableMask.None).Run(kept: null, (deployment, diagnostics) =>
        {
            var access = deployment.FindAccess(parsed.GetValue(apps) ?? [], diagnostics);
            var findings = new KnownRecords(Path: null, deployment.Folder).Shown(diagnostics.ToValueList());
            return new Outcome([])
            {
                File = output.FullPath(parsed, Host),
                Text = format.Write(parsed, new AccessReport(access, findings, Host.Folder)),
                IsDocument = format.Of(parsed).IncludesFindings,
            };
        });
}
