using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.SalesforceCli;

/// <summary>A command of Salesforce CLI. Every one that is printed or run is made here.</summary>
internal sealed class SfCommand
{
    /// <summary>The program.</summary>
    public const string Program = "sf";

    /// <summary>
    /// The command that raises the number of records that a query returns, which is 10,000.
    /// https://developer.salesforce.com/docs/atlas.en-us.sfdx_setup.meta/sfdx_setup/sfdx_dev_cli_config_values.htm
    /// </summary>
    public const string RaiseQueryLimit = "sf config set org-max-query-limit=50000";

    /// <summary>Minutes that an installation is waited for. The default is not to wait, and the next steps need what it installs.</summary>
    private const string InstallWait = "10";

    private readonly string[] verbs;
    private readonly (string Name, string? Value)[] options;

    private SfCommand(string verbs, params IEnumerable<(string Name, string? Value)> options)
    {
        this.verbs = verbs.Split(' ');
        this.options = [.. options];
    }

    /// <summary>The arguments of <see cref="Program"/>.</summary>
    public ValueList<string> Arguments =>
        verbs.Concat(options.SelectMany(option => option.Value is { } value ? new[] { option.Name, value } : [option.Name])).ToValueList();

    /// <summary>Retrieves all records of some types.</summary>
    /// <param name="types">Names of the types.</param>
    /// <param name="folder">Folder for the records, in metadata format; the project's own when absent.</param>
    /// <param name="apiVersion">API version of the records; the org's own when absent.</param>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand Retrieve(
        IEnumerable<string> types, string? folder = null, ApiVersion? apiVersion = null, string? targetOrg = null) =>
        new("project retrieve start",
        [
            .. types.Select(type => Option("--metadata", type)),
            .. Given("--api-version", apiVersion?.ToString()),
            .. folder is null ? [] : new[] { Option("--target-metadata-dir", PathOf(folder)), Flag("--unzip") },
            .. Given("--target-org", targetOrg),
        ]);

    /// <summary>Retrieves all records of a type into a project, or into a folder in metadata format.</summary>
    public static SfCommand Retrieve(string type, string? folder = null) => Retrieve([type], folder);

    /// <summary>Deploys a folder in metadata format.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="isDryRun"><see langword="true"/> to validate the folder and change nothing.</param>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand DeployMetadata(string path, bool isDryRun = false, string? targetOrg = null) =>
        new("project deploy start",
        [
            Option("--metadata-dir", PathOf(path)),
            .. isDryRun ? new[] { Flag("--dry-run") } : [],
            .. Given("--target-org", targetOrg),
        ]);

    /// <summary>
    /// Queries records; the answer is JSON. The query is in a file: names in it reach no shell, no list of processes and no limit of a
    /// command line.
    /// </summary>
    /// <param name="file">Path of the query, in SOQL.</param>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand QueryFile(string file, string? targetOrg) =>
        new("data query", [Option("--file", PathOf(file)), Flag("--json"), .. Given("--target-org", targetOrg)]);

    /// <summary>Queries records by a query without names of others; the answer is JSON.</summary>
    /// <param name="query">The query, in SOQL.</param>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand Query(string query, string? targetOrg) =>
        new("data query", [Option("--query", query), Flag("--json"), .. Given("--target-org", targetOrg)]);

    /// <summary>Makes a permission set without permissions.</summary>
    /// <param name="name">API name, which is also its label.</param>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand CreatePermissionSet(string name, string? targetOrg) =>
        new("data create record",
        [
            Option("--sobject", "PermissionSet"),
            Option("--values", $"Name={name} Label={name}"),
            .. Given("--target-org", targetOrg),
        ]);

    /// <summary>Tells what became of the last deploy of this machine, also if its command was stopped.</summary>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand ReportDeploy(string? targetOrg) =>
        new("project deploy report", [Flag("--use-most-recent"), .. Given("--target-org", targetOrg)]);

    /// <summary>Deploys a zip in metadata format.</summary>
    public static SfCommand DeployZip(string path) =>
        new("project deploy start", Option("--metadata-dir", PathOf(path)), Flag("--single-package"));

    /// <summary>Deploys a folder in source format.</summary>
    public static SfCommand DeploySource(string path) => new("project deploy start", Option("--source-dir", PathOf(path)));

    /// <summary>Installs a package version.</summary>
    /// <param name="versionId">Id of the version.</param>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    /// <param name="installationKey">The installation key, or its placeholder; none when absent.</param>
    public static SfCommand InstallPackage(string versionId, string? targetOrg, string? installationKey) =>
        new("package install",
        [
            Option("--package", versionId),
            Option("--wait", InstallWait),
            .. Given("--target-org", targetOrg),
            .. Given("--installation-key", installationKey),
        ]);

    /// <summary>Lists the installed packages; the answer is JSON.</summary>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand ListInstalledPackages(string? targetOrg) =>
        new("package installed list", [Flag("--json"), .. Given("--target-org", targetOrg)]);

    /// <summary>Assigns each of some permission sets to each of some users.</summary>
    /// <param name="permissionSets">API names of the permission sets.</param>
    /// <param name="users">Usernames or aliases of the users.</param>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    public static SfCommand AssignPermissionSets(IEnumerable<string> permissionSets, IEnumerable<string> users, string? targetOrg) =>
        new("org assign permset",
        [
            .. permissionSets.Select(name => Option("--name", name)),
            .. users.Select(user => Option("--on-behalf-of", user)),
            .. Given("--target-org", targetOrg),
        ]);

    /// <summary>The command line for a shell.</summary>
    /// <returns>
    /// The line, or <see langword="null"/> if the shell cannot write a value, or the CLI would read one as an option, in quotes or not.
    /// </returns>
    public string? ToLine(Shell shell) => ToLine([shell]);

    /// <summary>The command line for the first of some shells that can write it.</summary>
    public string? ToLine(IEnumerable<Shell> shells) =>
        Array.Exists(options, option => option.Value is { } value && IsOption(value))
            ? null
            : Shell.Line(shells, [.. Arguments.Prepend(Program)]);

    /// <summary>The command line for a reader of this system, with placeholders for paths that its shells cannot pass on.</summary>
    public string ToLineOfReader() => Shell.LineToFillIn(Shell.OfSfReader, [.. Arguments.Prepend(Program)]);

    /// <summary>A command line without values that need quotes.</summary>
    public override string ToString() => string.Join(" ", Arguments.Prepend(Program));

    private static (string Name, string? Value) Option(string name, string value) => (name, value);

    private static (string Name, string? Value) Flag(string name) => (name, null);

    private static IEnumerable<(string Name, string? Value)> Given(string name, string? value) =>
        value is null ? [] : [Option(name, value)];

    private static bool IsOption(string value) => value.Length > 0 && value[0] == '-';

    /// <summary>A path that begins with a dash would be an option.</summary>
    private static string PathOf(string path) => IsOption(path) ? "./" + path : path;
}
