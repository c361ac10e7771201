namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings about plans and their way into an org.</summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic AppNotChosen(string org, IReadOnlyCollection<string> apps) => Error("ECA0217", null,
        $"Packages installed more than one app in {org}: {string.Join("; ", apps)}. Choose one with --app, and with --namespace where two "
        + "have the same name.");

    public static Diagnostic AppNotFromPackage(string org, string app) => Error("ECA0218", null,
        $"App '{app}' was made in {org}; no package installed it. Take its records as they are with eca import, or choose an app of a "
        + "package.");

    public static Diagnostic NoAppFromPackage(string org, string? packageNamespace, int others) => Error("ECA0223", null,
        $"No package{(packageNamespace is null ? "" : $" with the namespace '{packageNamespace}'")} installed an app in {org}, "
        + $"which has {CountText.Of(others, "other app")}. "
        + "Install the package first with sf package install, or choose another org.");

    public static Diagnostic NotListed(string subject, string org, string problem) => Info("ECA0224", null,
        $"The {subject} of {org} could not be listed: {problem}. What only they tell is left to fill in.");

    public static Diagnostic NotAPlan(string path) => Error("ECA0225", new(path),
        "This is not a plan of this version of eca. Make one with eca plan.");

    public static Diagnostic PlanChanged(string path) => Error("ECA0226", new(path),
        "The plan is not as it was written: it was edited or damaged, or another version of eca made it. Make it again with eca plan.");

    public static Diagnostic InvalidPlanSignature(string path, string problem) => Error("ECA0227", new(path),
        $"The signature of the plan could not be verified: {problem}. Nothing was done.");

    public static Diagnostic PlanOfOtherOrg(string path, string planned, string actual) => Error("ECA0228", new(path),
        $"The plan is for the org {planned}, and the target org is {actual}. Name the right org, or make a plan for this one.");

    public static Diagnostic RecordMoved(string path, string record, IReadOnlyCollection<string> changes) => Error("ECA0229", new(path),
        $"The org's {record} is not what the plan was made for: {string.Join("; ", changes)}. "
        + "Nothing was deployed. Make the plan again, and have it approved.");

    public static Diagnostic OtherContent(string path, string record, IReadOnlyCollection<string> variables) => Error("ECA0230", new(path),
        variables.Count > 0
            ? $"{record} would not be what was planned. A variable has another value than when the plan was made: "
                + $"{string.Join(", ", variables)}. Nothing was deployed."
            : $"{record} would not be what was planned: the plan's changes and its digest do not fit. Make the plan again.");

    public static Diagnostic OtherWords(string path, string record) => Error("ECA0231", new(path),
        $"What the plan shows of {record} is not what it would deploy. Do not trust this file, and make the plan again.");

    public static Diagnostic KeyInPlan(SourceLocation? location, string record, string key) => Error("ECA0232", location,
        $"A plan is read by many and must not hold the {key} of {record}. Set it by a variable, for example {key}: ${{CONSUMER_KEY}}.");

    public static Diagnostic RecordNotUtf8(string path) => Error("ECA0233", new(path),
        "The file is not UTF-8, so a plan cannot show its changes. Retrieve it again with Salesforce CLI.");

    public static Diagnostic OrgUnknown(string org, string problem) => Error("ECA0234", null,
        $"{org} could not be identified: {problem}. Check the login with sf org list, and run the command again.");

    public static Diagnostic ConfirmationNeeded(string org) => Error("ECA0235", null,
        $"Nothing was deployed to {org}: there is no terminal to confirm the changes above. "
        + "Use --yes where they need no confirmation, or approve a plan file and apply it with eca apply.");

    public static Diagnostic VariableOfPlan(string path, string name) => Error("ECA0236", new(path),
        $"The plan needs the variable '{name}'. Set the environment variable, or use --set {name}=value.");

    public static Diagnostic OrgOfPlanUnknown(string path, string actual) => Warning("ECA0238", new(path),
        $"The plan names no org, so it was only compared with the records of {actual}. To have the org checked too, make the plan with "
        + "--target-org.");

    public static Diagnostic PermissionSetNotInOrg(SourceLocation? location, string name, string? create) =>
        Error("ECA0239", location,
            $"Permission set '{name}' does not exist in the org, and Salesforce refuses policies that name it. "
            + (create is null
                ? "Install the package that contains it, or correct the name."
                : $"Create it with {create}, or correct the name."));

    public static Diagnostic ProfileNotInOrg(SourceLocation? location, string name) => Warning("ECA0240", location,
        $"Profile '{name}' does not exist in the org. Profiles are named as Setup shows them, in the org's language. Correct the name, or "
        + "create the profile in Setup.");

    public static Diagnostic RunAsUserNotInOrg(SourceLocation? location, string name, string? knownByAlias) =>
        Error("ECA0241", location,
            $"Run-as user '{name}' does not exist in the org, and Salesforce refuses a flow without its user. "
            + (knownByAlias is null
                ? "Name a user of this org; usernames differ between orgs, so use a variable or an overlay."
                : $"This is the alias of the user '{knownByAlias}'. Use the username."));

    public static Diagnostic UserNotReady(SourceLocation? location, string name, string problem) =>
        Warning("ECA0242", location,
            $"In the org, user '{name}' {problem}. Correct the username, or change the user in Setup > Users before the app is used.");

    public static Diagnostic CustomScopeNotInOrg(SourceLocation? location, string name) => Warning("ECA0243", location,
        $"Custom scope '{name}' does not exist in the org. Correct the name, or create the scope in Setup > OAuth Custom Scopes or as "
        + "metadata (OauthCustomScope).");

    public static Diagnostic AppNotInOrg(
        SourceLocation? location, string name, string? nearest, int count, string? install) => Error("ECA0244", location,
        nearest is null
            ? $"App '{name}' is not in the org, which has {CountText.Of(count, "other app")}. "
                + (install is null ? "Install its package" : $"Install it with {install}")
                + ", or correct 'namespace' and name of the app."
            : $"App '{name}' is not in the org under this name. Did you mean '{nearest}'? Correct 'namespace' and name of the app"
                + (install is null ? "." : $", or install it with {install}."));

    public static Diagnostic NotLookedUp(string subject, string org, string problem) => Info("ECA0245", null,
        $"The {subject} that the policies name could not be looked up in {org}: {problem}. They were not checked; the deploy checks "
        + "them where Salesforce does.");

    public static Diagnostic AccessNotRead(string subject, string org, string problem) => Info("ECA0246", null,
        $"The {subject} could not be read from {org}: {problem}. Who has access by them is not known.");

    public static Diagnostic AccessNotProven(IReadOnlyCollection<string> users, string app) => Info("ECA0247", null,
        $"Whether {string.Join(", ", users)} can use {app} after the deploy is not known: its policies, or who has its permission sets and "
        + "profiles, could not be read. See who can use it with eca access.");

    public static Diagnostic UserNotPermitted(string user, string app, string problem, string advice) => Error("ECA0248", null,
        $"The policies are in effect, but {user} cannot use {app}: {problem}. {advice}.");

    public static Diagnostic NotInUndo(string path, IReadOnlyCollection<string> records) => Warning("ECA0253", new(path),
        $"The org has {string.Join(", ", records)} as planned already, and no plan of an interrupted run undoes that. The undo of this run "
        + $"leaves {(records.Count == 1 ? "it" : "them")} as {(records.Count == 1 ? "it is" : "they are")}.");

    public static Diagnostic PermissionSetExists(string path, IEnumerable<string> names) => Error("ECA0256", new(path),
        $"The plan creates {string.Join(", ", names.Select(name => $"permission set {name}"))}, which the org has by now, perhaps with "
        + "permissions and users that no one approved. Nothing was deployed. Make a new plan.");

    public static Diagnostic NotReadAfterDeploy(string org, bool canUndo) => Error("ECA0257", null,
        $"The deploy succeeded, but {org} could not be read after it, so nothing was compared. If Salesforce CLI is logged in through an "
        + "app of the deploy, its user may have lost access: log in again, and run the command again to compare"
        + (canUndo ? ", or undo the deploy." : "."));

    public static Diagnostic NothingRetrieved(string org) => Error("ECA0270", null,
        $"Salesforce CLI ended without an error, but wrote no folder with the records of {org}. Run its command, which is shown above, by "
        + "hand to see what it does, and update it with sf update.");

    public static Diagnostic UserLeftOut(SourceLocation? location, string user, string app) => Warning("ECA0271", location,
        $"After the deploy, {user} cannot use {app} unless it is granted outside the policies: the user has none of the permission sets "
        + "and profiles that the policies name. Assign one before the deploy with sf org assign permset.");

    public static Diagnostic KeyChanges(SourceLocation? location, string record, string key) => Error("ECA0272", location,
        $"The org's {record} has another {key} than the policies set, and a plan, which shows no key, cannot change it or undo the change. "
        + $"Remove {key} from the policies to keep the org's; its clients use that one.");

    public static Diagnostic PartlyDeployed(string org, int deployed, int packages, bool canUndo) => Warning("ECA0273", null,
        FormattableString.Invariant($"{deployed} of {packages} packages were deployed to {org} before that, and stay. ")
        + $"Run the command again to deploy the rest{(canUndo ? ", or undo them by the plan that was written before" : "")}.");

    public static Diagnostic PermissionSetsNotCreated(IReadOnlyCollection<string> names, string org, string problem) =>
        Error("ECA0280", null,
            $"Of {string.Join(", ", names)}, the missing permission sets cannot be created: {org} does not tell which it has ({problem}). "
            + "Use a user who can read permission sets, or omit --create-permission-sets (EcaCreatePermissionSets).");
}
