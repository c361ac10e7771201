using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of policies against retrieved files.</summary>
internal static partial class DiagnosticCatalog
{
    /// <param name="location">The place of the record's section.</param>
    /// <param name="type">The record's type.</param>
    /// <param name="name">The record's name; absent where no record of the app was retrieved.</param>
    /// <param name="app">The app.</param>
    /// <param name="tree">What was retrieved.</param>
    public static Diagnostic NoRecordRetrieved(SourceLocation? location, MetadataType type, string? name, string app, string tree) =>
        Warning("ECA0060", location,
        name is null
            ? $"{tree} has no record of app '{app}', so all its records are written as new ones. If the org has the app, it can refuse "
                + $"them (\"duplicate value found\"). Unless the app is new, retrieve its records first, for example: {Retrieve(type)}."
            : $"{tree} has no {type.Name} for app '{app}', so '{name}' is written as a new record. "
                + "If the org has one with another name, it refuses this one (\"duplicate value found\"). "
                + $"Retrieve it first: {Retrieve(type)}.");

    public static Diagnostic NoRecordOfInstalledApp(
        SourceLocation? location, MetadataType type, string app, string tree, IReadOnlyCollection<string> apps) =>
        Error("ECA0061", location,
        $"{tree} has no {type.Name} for app '{app}', which comes from a package: the app is not installed in that org, has another name, "
        + $"or was not retrieved. {(apps.Count == 0 ? "No app has such a record there." : $"Apps with one: {string.Join(", ", apps)}.")} "
        + $"Correct the name, install the package, or retrieve the record: {Retrieve(type)}.");

    public static Diagnostic SeveralRecords(SourceLocation? location, MetadataType type, string app, IEnumerable<string> files) =>
        Error("ECA0062", location,
        $"Several files contain the {type.Name} of app '{app}': {string.Join(", ", files)}. "
        + "An org allows only one (\"duplicate value found: ExternalClientApplicationId duplicates value\"). "
        + "Delete the ones the org does not have.");

    public static Diagnostic RecordOfAnotherNamespace(
        SourceLocation? location, MetadataType type, string app, string otherApp, string file) =>
        Error("ECA0063", location,
        $"{file} contains the {type.Name} of app '{otherApp}', but the policy file names app '{app}'. "
        + "An org knows the app by one of the two names and refuses the other. Set the namespace that the org has.");

    public static Diagnostic RecordNameDiffers(
        SourceLocation? location, MetadataType type, string app, string name, string retrievedName, string file) =>
        Error("ECA0064", location,
        $"The {type.Name} of app '{app}' is named '{retrievedName}' in {file}, not '{name}'. An org allows one such record per app "
        + $"and refuses a second (\"duplicate value found\"). Remove 'fullName', or set it to '{retrievedName}'.");

    public static Diagnostic WouldReset(SourceLocation? location, string name, IEnumerable<string> fields, string tree) =>
        Warning("ECA0065", location,
        $"A deploy replaces '{name}' and would reset values that {tree} has: {string.Join("; ", fields)}. "
        + "To merge the policies into the record, pass that folder as retrieved (EcaRetrieved, or eca --retrieved), "
        + "or set these values here.");

    public static Diagnostic SecretKept(SourceLocation? location, MetadataType type, MetadataField field) => Warning("ECA0066", location,
        $"The retrieved file contains the secret {type.Name}.{field.Name}, and a merge keeps it. "
        + "Remove it from the file and from version control; the org keeps its own.");

    public static Diagnostic RemovedAndSet(SourceLocation? location, string key) => Error("ECA0067", location,
        $"'{key}' is listed under 'remove' and also has a value in this section. Remove one of the two.");

    public static Diagnostic RequiredRemoved(SourceLocation? location, string key, MetadataType type) => Error("ECA0068", location,
        $"'{key}' cannot be removed; Salesforce refuses a {type.Name} record without it. Set a value instead.");

    public static Diagnostic UnexpectedType(SourceLocation location, MetadataType found, string wanted) => Error("ECA0078", location,
        $"The file contains {found.Name}, but {wanted} is needed. Pass the file of that component.");

    /// <summary>In a merge or a diff it is kept and told; what is to be deployed as it is must be of the version.</summary>
    public static Diagnostic RetrievedNotInVersion(
        SourceLocation? location, string subject, ApiVersion since, ApiVersion? until, ApiVersion version, bool isKept)
    {
        var finding = Error("ECA0079", location,
            $"The retrieved {subject} requires API version {Range(since, until)}, not {version}. "
            + $"{(isKept ? "It was kept, but an org may refuse" : "An org refuses")} to deploy it. "
            + "Use an API version that has it, or retrieve the file again with this one.");
        return isKept ? finding with { Severity = DiagnosticSeverity.Warning } : finding;
    }

    public static Diagnostic FileNotInPolicies(string path, MetadataType type, string app) => Error("ECA0138", new(path),
        $"The file contains the {type.Name} of '{app}', which the policies do not mention. "
        + "Pass the file of a record that they set, or the folder that contains them all.");

    public static Diagnostic NothingToMergeInto(SourceLocation? location, MetadataType type, string name, string tree) =>
        Error("ECA0139", location,
        $"{tree} has no {type.Name} '{name}', and an in-place merge changes only existing records. "
        + $"Retrieve the record ({Retrieve(type)}), or build a package with --retrieved, which creates it.");

    public static Diagnostic ZipInPlace(string path) => Error("ECA0140", new(path),
        "A zip cannot be changed in place. Unzip it, or retrieve with --unzip, and pass the folder.");

    public static Diagnostic AccessLost(SourceLocation? location, string effect) => Warning("ECA0188", location,
        $"{effect} Check that this is intended; otherwise correct the policy.");

    public static Diagnostic AbsentInPlace(SourceLocation? location, MetadataType type, string name, string path) =>
        Error("ECA0252", location,
        $"{type.Name} '{name}' must be absent, and a merge deletes no files. Delete {path}, or use eca deploy to delete the record in an "
        + "org.");

    public static Diagnostic AbsentAppNotFound(SourceLocation? location, string app, string near) => Warning("ECA0267", location,
        $"There is no app '{app}' to delete among what was retrieved, but there is '{near}'. Correct the name; or remove the app from the "
        + "policies if it is gone.");

    public static Diagnostic AbsentAlready(SourceLocation? location, string record) => Info("ECA0268", location,
        $"There is no {record} to delete among what was retrieved. Remove it from the policies once every org is without it.");

    private static SfCommand Retrieve(MetadataType type) => SfCommand.Retrieve(type.ManifestType!);
}
