using IDialogue.Eca.Packaging;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The commands that bring policies into an org: Salesforce CLI talks to the org, and this tool does the rest.</summary>
/// <param name="policies">Arguments that name the policy files and how they are read; none where the caller knows them.</param>
/// <param name="outline">What the policy files ask for.</param>
/// <param name="targetOrg">Username or alias of the org; the default org of Salesforce CLI when absent.</param>
/// <param name="layout">The form of the package.</param>
internal sealed class OrgScript(IReadOnlyList<string> policies, PolicyOutline outline, string? targetOrg, PackageLayout layout)
{
    private const string Before = CommandLine.WorkFolder + "/before";
    private const string Package = CommandLine.WorkFolder + "/package";
    private const string After = CommandLine.WorkFolder + "/after";

    /// <summary>Gets the name of the org in messages.</summary>
    public string Org => targetOrg is null ? "the org" : $"the org '{targetOrg}'";

    private IReadOnlyList<string> Packages { get; } = [.. layout.DeployPathsOf(outline.Types)];

    /// <summary>Checks whether the org would take the policies; nothing is changed in it.</summary>
    public IEnumerable<CommandLine> Check()
    {
        yield return Retrieve("Retrieve the org's records.", Before);
        yield return Build();
        // A later package needs what an earlier one deployed, so an org can judge only the first.
        yield return Deploy("Validate against the org; nothing is changed.", Packages[0], isDryRun: true);
    }

    /// <summary>Gets what a check leaves untried; <see langword="null"/> if it tries everything.</summary>
    public string? NotTried => Packages.Count == 1
        ? null
        : $"Not tried: {string.Join(", ", Packages.Skip(1))}, which need what the first package deploys. "
            + "Permission sets, profiles and users that they name were not checked either.";

    /// <summary>Gets the message of a check without errors.</summary>
    public string CheckResult => NotTried is { } rest
        ? $"Validation succeeded for the first package in {Org}. {rest}"
        : $"Validation succeeded: the policies can be deployed to {Org}.";

    /// <summary>Brings the policies into the org, and looks whether they hold.</summary>
    public IEnumerable<CommandLine> Deploy()
    {
        yield return Retrieve("Retrieve the org's records.", Before);
        yield return Build();
        foreach (var path in Packages)
        {
            yield return Deploy("Validate against the org; nothing is changed yet.", path, isDryRun: true);
            yield return Deploy("Deploy.", path);
        }

        yield return Retrieve("Retrieve the org's records again.", After);
        yield return new CommandLine(
            "Compare with the policies; nothing may differ.",
            CommandLine.Eca,
            [CommandLine.Diff, .. policies, CommandLine.Retrieved, After]);
    }

    /// <summary>Gets the message of a deploy without errors.</summary>
    public string DeployResult => $"Deployed: the policies are in effect in {Org}.";

    private CommandLine Retrieve(string why, string folder) =>
        // The version of the package, which would not take elements that a newer one has.
        new(why, SfCommand.Retrieve(outline.Types.Select(type => type.ManifestType!), folder, outline.ApiVersion, targetOrg));

    private CommandLine Build() => new("Build the policies, merged into the org's records.", CommandLine.Eca,
    [
        "build", .. policies, CommandLine.Retrieved, Before, CommandLine.Output, Package,
        .. layout.IsPhased ? ["--phased"] : Array.Empty<string>(),
    ]);

    private CommandLine Deploy(string why, string path, bool isDryRun = false) =>
        new(why, SfCommand.DeployMetadata($"{Package}/{path}", isDryRun, targetOrg))
        {
            Report = isDryRun ? null : new CommandLine("", SfCommand.ReportDeploy(targetOrg)),
        };
}
