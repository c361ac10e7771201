using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>The tools of the server. Agents have only these texts: each says what to pass, what comes back, and what is next.</summary>
internal static class CommandTools
{
    private const string Example =
        """
        A minimal policy file, for an app installed from a package with the namespace acme:
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              permittedUsers: Admin approved users are pre-authorized
              ipRelaxation: Enforce IP restrictions
              refreshToken: Refresh token is valid until revoked
              permissionSets: [Agent_User]
        Keys and values are those of Salesforce Setup; eca://reference lists all. permissionSets, profiles and lists of records are added to
        what the org has; { exact: [A] } replaces them. Other lists, such as callbackUrls, are replaced: write all items. remove: [profiles]
        deletes fields, state: absent in the place of all keys an app or a section; what is left out stays. ${NAME:-default} is a variable.
        policy.sandbox.eca.yaml beside it is laid over it for the environment sandbox. An app made in Setup has origin: setup. More of
        each: eca://guide.
        """;

    private const string TreeForms = "a folder (a Salesforce DX project too), a zip, or the file of one component";

    private static readonly string[] PolicyExtensions = [".yaml", ".yml"];

    private static readonly ToolParameter[] PolicyParameters =
    [
        new("policies", ToolParameterType.List, null, "Paths of policy files, *.eca.yaml. Default: policy.eca.yaml.")
        {
            IsPath = true,
            Extensions = PolicyExtensions,
        },
        new("policyText", ToolParameterType.Text, null, "The text of one policy file in YAML, in the place of 'policies'.")
        {
            IsInput = true,
        },
        new("environment", ToolParameterType.Text, "--environment",
            "Name of an environment, for example production: lays policy.production.eca.yaml over policy.eca.yaml."),
        new("variables", ToolParameterType.Map, "--set",
            "Values of the variables ${NAME} of the policy files, by name. Environment variables are not read. Values are not returned."),
        new("apiVersion", ToolParameterType.Text, "--api-version",
            $"API version of the metadata, {Metadata.ApiVersion.Oldest} to {Metadata.ApiVersion.Newest}, for example "
            + $"{Metadata.ApiVersion.Default}."),
    ];

    private static readonly ToolParameter Retrieved =
        new("retrieved", ToolParameterType.Text, "--retrieved", $"Path of the records retrieved from the org: {TreeForms}.")
        {
            IsPath = true,
        };

    private static readonly ToolParameter Phased =
        new("phased", ToolParameterType.Flag, "--phased", "Make one package per deploy step of a new app: app, settings, policies.");

    /// <summary>All tools.</summary>
    public static IReadOnlyList<ToolDescription> All { get; } =
    [
        new(
            "validate",
            "Check policies and metadata",
            "Checks policy files against the schema and the rules, and metadata of External Client Apps against the rules, also for files "
            + "that Salesforce CLI would not deploy because of their names. Writes nothing. "
            + "Fails with findings (code, message, file, line, column) if there are errors: correct the file, pass a code that is unclear "
            + "to 'explain', and validate again. Then 'diff' or 'plan' with retrieved records, or 'build'.\n" + Example,
            [
                .. PolicyParameters,
                new("metadata", ToolParameterType.List, null, $"Paths of metadata to check: {TreeForms}.") { IsPath = true },
                Retrieved with
                {
                    Description = $"{Retrieved.Description} The policies are checked as merged into them.",
                },
                new("controls", ToolParameterType.List, "--controls",
                    "Published lists of controls to check the metadata with. Policy files set theirs at the top: baselines: [hosted-mcp].")
                {
                    Values = [.. RuleBaseline.All.Select(known => known.Name)],
                },
            ]),
        new(
            "explain",
            "Explain a code, a baseline or a message of Salesforce",
            "Returns the page of a finding's code, or the pages about an error message of Salesforce: cause, what to do, a wrong and a "
            + "right example; or the controls of a baseline, each with the rule that covers it. Fails if no page is about it.",
            [
                new("text", ToolParameterType.Text, null,
                    "A code, for example ECA0012, a baseline "
                    + $"({string.Join(", ", RuleBaseline.All.Select(known => known.Name))}), "
                    + "or a message of Salesforce as it was printed; names and ids in it do not matter.")
                {
                    IsRequired = true,
                },
            ],
            ToolResults.Pages),
        new(
            "build",
            "Build a deployable package",
            "Writes a package of Salesforce metadata from policy files into an output folder, and returns its components, the files and "
            + "the steps to deploy it. Pass 'retrieved' where the records exist in the org: the policies are merged into them and "
            + "everything else stays as it is; a deploy of a package without it resets what the policies omit. Never "
            + "deploys: give 'steps' to a person. Files that it did not write are not overwritten.\n" + Example,
            [
                .. PolicyParameters,
                new("output", ToolParameterType.Text, "--output",
                    "Path of the output folder, another one for each environment. Default: bin/eca.")
                {
                    IsPath = true,
                },
                new("format", ToolParameterType.Text, "--format",
                    "Format of the package: metadata (a folder with package.xml; the default), source (a Salesforce DX source tree) or zip "
                    + "(package.zip in the output folder).")
                {
                    Values = [.. Enum.GetNames<PackageFormat>().Select(name => name.ToLowerInvariant())],
                },
                Phased,
                Retrieved,
            ],
            ToolResults.Package)
        {
            IsWriter = true,
        },
        new(
            "diff",
            "Compare policies with retrieved records",
            "Compares policy files with records that were retrieved from the org, by meaning, field by field. Writes nothing. Use it to "
            + "find drift. To compare two retrieved trees, 'import' the earlier one and pass its policies with the later one as "
            + "'retrieved': 'before' is then the later value, 'after' the earlier one. 'plan' also says who gains access and what to do; "
            + "'build' with the same 'retrieved' makes the package.",
            [.. PolicyParameters, Retrieved with { IsRequired = true }],
            ToolResults.Difference),
        new(
            "plan",
            "Plan what policies change",
            "Plans, from retrieved records and without an org, what the policies change: records and fields in Setup's words, who gains "
            + "and who loses access, what is missing, and the steps. Writes nothing. Show it to the person who approves the change; then "
            + "'build'.",
            [.. PolicyParameters, Retrieved with { IsRequired = true }, Phased],
            ToolResults.Plan),
        new(
            "import",
            "Make a policy file of retrieved records",
            "Creates a policy file, in Setup's words, from retrieved records of External Client Apps. Secrets and consumer keys are left "
            + "out. Returns its text, or writes it to 'output'. Next: edit it, then 'validate'.",
            TreeParameters("retrieved records of External Client Apps"),
            ToolResults.Policy)
        {
            IsWriter = true,
        },
        new(
            "convert",
            "Convert connected apps",
            "Creates a policy file of External Client Apps from connected apps (*.connectedApp); findings tell what cannot be moved. "
            + "Returns its text, or writes it to 'output'. Next: 'validate', then 'build' with 'phased'.",
            TreeParameters("connected apps"),
            ToolResults.Policy)
        {
            IsWriter = true,
        },
        new(
            "links",
            "List the steps into an org",
            "Returns the steps that bring the policies into an org, in an order that locks no one out, with links into Setup and commands. "
            + "Writes and runs nothing: give the steps to a person.",
            PolicyParameters,
            ToolResults.Steps),
    ];

    private static ToolParameter[] TreeParameters(string content) =>
    [
        new("path", ToolParameterType.Text, null, $"Path of {content}: {TreeForms}.") { IsRequired = true, IsPath = true },
        new("output", ToolParameterType.Text, "--output",
            "Path of the policy file to write, for example policy.eca.yaml. An existing file is not overwritten. Default: no file.")
        {
            IsPath = true,
            Extensions = PolicyExtensions,
        },
    ];
}
