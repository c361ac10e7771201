namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of the tool and the build.</summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic NoPolicyFile(string project) => Error("ECA0052", new(project),
        "No policy file found. Create policy.eca.yaml next to the project, add <EcaPolicy Include=\"...\" />, or set EcaEnabled to false.");

    public static Diagnostic UnknownFormat(string text, IReadOnlyCollection<string> formats) => Error("ECA0053", null,
        $"'{text}' is not an output format.{Suggestion.For(text, formats)} Valid formats: {string.Join(", ", formats)}.");

    // ECA0054 is in the targets file of IDialogue.Eca.MSBuild: no task can be loaded where it is reported.

    public static Diagnostic InvalidArguments(string mistake, string? command) => Error("ECA0141", null,
        command is null ? mistake : $"{mistake} Run '{command} --help' for usage.");

    public static Diagnostic FileExists(string path) => Error("ECA0142", new(path),
        "The file already exists and was not overwritten. Choose another name, or delete it first.");

    public static Diagnostic OneFileOnly(string tree, int count) => Error("ECA0143", null,
        FormattableString.Invariant($"--output takes one merged file, but the policies set {count} records in {tree}. ")
        + "Pass the file of one component with --into, or omit --output to merge in place.");

    public static Diagnostic CommandNotFound(string command) => Error("ECA0144", null,
        $"'{command}' was not found. Install Salesforce CLI (npm install --global @salesforce/cli), "
        + $"check that '{command} --version' works, or print the commands with 'eca deploy --print bash' and run them elsewhere.");

    public static Diagnostic CommandFailed(string command, int exitCode, string? report = null) => Error("ECA0145", null,
        FormattableString.Invariant($"The command exited with code {exitCode}, and the remaining commands were not run: {command}. ")
        + "See its messages above."
        + (report is null ? "" : $" If it stopped waiting, the deploy goes on in the org: {report} shows what becomes of it."));

    public static Diagnostic NotInEffect(string record, IReadOnlyCollection<string> changes) => Error("ECA0146", null,
        $"The deploy succeeded, but the org's {record} is not as planned: {string.Join("; ", changes)}. "
        + "An admin may have changed it meanwhile, or Salesforce reverted a value. Check it in Setup, and make a new plan.");

    public static Diagnostic FolderNotEmpty(string path) => Error("ECA0147", new(path),
        "The folder is not empty, and retrieved files must not mix with others. Use an empty or new folder, or omit --output.");

    // ECA0148, ECA0193 and ECA0219 to ECA0222 are in the targets of IDialogue.Eca.MSBuild: they are about items of the build.

    public static Diagnostic FolderInUse(string path) => Error("ECA0149", new(path),
        "Another run has been writing to this folder for a minute. Wait for it to end, and run the command again.");

    public static Diagnostic NothingToValidate(string path) => Warning("ECA0150", new(path),
        "No metadata of External Client Apps found, so nothing was checked. Pass the folder of a retrieve or of a Salesforce DX project.");

    public static Diagnostic PackageNotUpToDate(string project, string? environment, string change) => Error("ECA0181", new(project),
        $"The package{(environment is null ? "" : $" for environment '{environment}'")} is not up to date: {change}. "
        + "Build again, without --no-build.");

    public static Diagnostic UndeclaredEnvironment(string project, string environment, IReadOnlyCollection<string> declared) =>
        Error("ECA0183", new(project),
        $"The project does not declare the environment '{environment}'.{Suggestion.For(environment, declared)} "
        + $"Environments in EcaEnvironments: {string.Join(", ", declared)}.");

    public static Diagnostic StepsAsWarning(string project, IEnumerable<string> lines) => Warning("ECA0189", new(project),
        $"{string.Join("\n", lines)}\nThis is a warning because MSBuild's terminal logger shows no messages. -tl:off prints messages.");

    public static Diagnostic NothingToCompareWith(string project) => Error("ECA0190", new(project),
        "EcaDiff compares the policies with retrieved metadata, and EcaRetrieved names none. Set EcaRetrieved to a folder or zip.");

    public static Diagnostic PolicyNotLocked(string lockFile, string package, string difference) => Error("ECA0191", new(lockFile),
        $"The policies of package {package} differ from this file in {difference}. Review the change. "
        + "To accept it, build without EcaLocked and commit the file.");

    public static Diagnostic NoPolicyLock(string lockFile, string problem) => Error("ECA0192", new(lockFile),
        $"EcaLocked needs this file, which {problem}. Build with EcaWithLockFile=true and EcaLocked=false, and commit the file.");

    public static Diagnostic TargetOrgMissing(string project, string target) => Error("ECA0197", new(project),
        $"{target} needs an org, and EcaTargetOrg names none. "
        + $"Set it to a username or alias of Salesforce CLI: dotnet build -t:{target} -p:EcaTargetOrg=alias.");

    public static Diagnostic InvalidTargetOrg(string org, string marks) => Error("ECA0198", null,
        $"'{org}' is not a valid username or alias. Only letters, digits and {marks} are allowed.");

    public static Diagnostic SeveralEnvironments(string project, IReadOnlyCollection<string> environments) => Error("ECA0199", new(project),
        $"The project has several environments, and an org gets the policies of one. Set EcaEnvironment to {ListOf(environments)}.");

    public static Diagnostic EnvironmentsDifferInCase(IEnumerable<string> names) => Error("ECA0202", null,
        $"The environments {string.Join(" and ", names.Select(name => $"'{name}'"))} differ only in letter case, and on Windows and macOS "
        + "their packages would be in the same folder. Keep one.");

    public static Diagnostic RunInterrupted(string org, string? report, int deployed, int packages) => Error("ECA0212", null,
        (report, deployed) switch
        {
            ({ } command, _) => $"The run was interrupted while a deploy to {org} was starting or running, and the org may finish it. "
                + $"See what became of it with '{command}' or in Setup > Deployment Status, and run the command again.",
            (_, 0) => $"The run was interrupted, and nothing was deployed to {org}. The org was not changed. Run the command again.",
            _ when deployed == packages => $"The run was interrupted after the deploy to {org}, before the org was compared with the "
                + "policies. Run the command again.",
            _ => FormattableString.Invariant($"The run was interrupted after {deployed} of {packages} packages were deployed to {org}. ")
                + "Run the command again.",
        });

    public static Diagnostic InvalidToolArgument(string mistake) => Error("ECA0260", null,
        $"{mistake} The input schema of the tool lists its parameters.");

    public static Diagnostic OutsideServedFolder(string path) => Error("ECA0261", null,
        $"'{path}' is outside the folder that the MCP server was started in. Pass a path below that folder, without links that lead out.");

    public static Diagnostic OrgUnreadable(string path, string org) => Error("ECA0262", new(path),
        $"Org '{org}' can't be read, and the report shows it without apps. Fix the other errors of this input.");

    public static Diagnostic NotARun(string path) => Warning("ECA0263", new(path),
        "The file is not a run of the history, or was changed since it was written. The report does not take it into account. "
        + "Restore the file, or move it out of the folder.");

    // ECA0195 and ECA0204 are in the targets file too: they are about properties that decide there what runs.

    private static string ListOf(IReadOnlyCollection<string> names) =>
        $"{string.Join(", ", names.Take(names.Count - 1))} or {names.Last()}";
}
