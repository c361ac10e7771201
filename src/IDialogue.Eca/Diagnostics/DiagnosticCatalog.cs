using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Diagnostics;

/// <summary>
/// Findings of reading, binding and files: one factory per code, in the order of the codes. Each code has a page in
/// <c>docs/diagnostics</c>. A code never changes its meaning and is never reused; new codes go to the end.
/// </summary>
internal static class DiagnosticCatalog
{
    /// <summary>Longer lists of valid values are left out where one value was probably meant.</summary>
    private const int MaxListedValues = 15;

    // Files and YAML.

    public static Diagnostic CannotRead(SourceLocation place, string reason) => Error("ECA0001", place,
        $"Cannot read the file: {reason} Check the path and its permissions.");

    public static Diagnostic NotUtf8(string path) => Error("ECA0002", new(path),
        "The file is not UTF-8 text. Save it as UTF-8.");

    public static Diagnostic InvalidYaml(SourceLocation location, string detail) => Error("ECA0003", location,
        $"Invalid YAML: {detail} The rest of the file was not read. Common causes are a missing space after ':' and wrong indentation; "
        + "quote values that contain ': ' or ' #'.");

    public static Diagnostic EmptyPolicy(string path) => Error("ECA0004", new(path, 1, 1),
        "The policy file is empty. Add at least one app under 'apps:'.");

    public static Diagnostic SeveralDocuments(SourceLocation location) => Error("ECA0005", location,
        "A second YAML document starts here, but a policy file holds only one. "
        + "Remove the '---' line and put all apps under one 'apps:', or split the file.");

    public static Diagnostic AnchorOrAlias(SourceLocation location, string text) => Error("ECA0006", location,
        $"'{text}' is a YAML anchor, alias or merge key, which policy files do not support. Write the value out, or use a preset.");

    public static Diagnostic TagNotSupported(SourceLocation location, string tag) => Error("ECA0007", location,
        $"Policy files do not support YAML tags, but found '{tag}'. Remove it.");

    public static Diagnostic DuplicateKey(SourceLocation location, string key, int firstLine) => Error("ECA0008", location,
        FormattableString.Invariant($"'{key}' is already defined on line {firstLine}. Remove one of the two."));

    public static Diagnostic NestedTooDeeply(SourceLocation location, int limit) => Error("ECA0009", location,
        FormattableString.Invariant($"Nesting exceeds {limit} levels. Deeper content was not read; no valid file needs this depth."));

    public static Diagnostic KeyNotText(SourceLocation location) => Error("ECA0010", location,
        "A key must be plain text, but found a list or a mapping. Write 'key: value'.");

    // Binding: what a policy file may set.

    public static Diagnostic UnknownKey(
        SourceLocation location, string key, string owner, string? place, string? suggestion, IEnumerable<string> known) =>
        Error("ECA0011", location, $"{owner} has no key '{key}'. " + (place, suggestion) switch
        {
            ({ } other, _) => $"It belongs {other}.",
            (null, { } meant) => $"Did you mean '{meant}'?",
            _ => $"Valid keys: {string.Join(", ", known)}.",
        });

    public static Diagnostic InvalidValue(
        SourceLocation location, string text, string subject, IReadOnlyCollection<string> allowed, string? suggestion) =>
        Error("ECA0012", location,
        $"'{text}' is not a valid value for {WithinSentence(subject)}.{(suggestion is null ? "" : $" Did you mean '{suggestion}'?")}"
        + (suggestion is not null && allowed.Count > MaxListedValues ? "" : $" Valid values: {string.Join(", ", allowed)}."));

    public static Diagnostic UnexpectedShape(SourceLocation location, string subject, string expected, string found) => Error("ECA0013", location,
        $"{subject}: expected {expected}, but found {found}.");

    public static Diagnostic NotBoolean(SourceLocation location, string found, string subject) => Error("ECA0014", location,
        $"{subject}: expected true or false, but found {found}. Write it without quotes; YAML 1.2 does not read yes, no, on or off as booleans.");

    public static Diagnostic NotInteger(SourceLocation location, string found, string subject) => Error("ECA0015", location,
        FormattableString.Invariant($"{subject}: expected a whole number from 0 to {int.MaxValue}, but found {found}. ")
        + "Write only digits, without quotes.");

    public static Diagnostic MissingValue(SourceLocation location, string subject) => Error("ECA0016", location,
        $"{subject} has no value. Set one or remove the key; omitted keys are not written.");

    public static Diagnostic UnreplacedPlaceholder(SourceLocation location, string text) => Error("ECA0017", location,
        $"'{text}' looks like an unreplaced placeholder. Replace it with the real value.");

    public static Diagnostic MissingKey(SourceLocation location, string owner, string key, string hint) => Error("ECA0018", location,
        $"{owner} requires the key '{key}'. {hint}");

    public static Diagnostic InvalidApiVersion(SourceLocation? location, string text) => Error("ECA0019", location,
        $"'{text}' is not a supported API version. Use {ApiVersion.Oldest} to {ApiVersion.Newest}, for example {ApiVersion.Default}.");

    public static Diagnostic InvalidName(SourceLocation location, string text, string what, string hint) => Error("ECA0020", location,
        $"'{text}' is not a valid {what}. {hint}");

    public static Diagnostic DuplicateApp(SourceLocation location, string name, SourceLocation first) => Error("ECA0021", location,
        $"App '{name}' is already defined at {first}; Salesforce ignores case in names. Merge the two entries.");

    public static Diagnostic RecordNameUnknown(SourceLocation? location, string app) => Error("ECA0022", location,
        $"The names of the policy records of '{app}' depend on how the app came into the org, "
        + "and Salesforce refuses a record with another name (\"duplicate value found\"). "
        + "Set 'origin' to installed (from a package), deployed (from metadata) or setup (created in Setup), or set 'fullName' in each section.");

    public static Diagnostic NamespaceInRecordName(SourceLocation location, string name) => Error("ECA0023", location,
        $"'{name}' contains a namespace, and an org refuses such policy records (\"Cannot create a new component with the namespace\"). "
        + "Remove it here and set 'namespace' on the app.");

    public static Diagnostic AppWithoutSettings(SourceLocation location, string app) => Error("ECA0024", location,
        $"App '{app}' has no settings or policies. Add 'oauthPolicies:' or 'appPolicies:'.");

    public static Diagnostic CommaInItem(SourceLocation location, string text, string subject) => Error("ECA0026", location,
        $"'{text}' contains a comma, which separates the items of {WithinSentence(subject)} in metadata. Write one item per entry: [A, B].");

    public static Diagnostic ConflictingApiVersions(SourceLocation location, ApiVersion here, ApiVersion there, string otherFile) =>
        Error("ECA0027", location,
        $"This file sets API version {here}, but {otherFile} sets {there}. A package has one version: use the same in both, or set it outside.");

    // Records against an API version.

    public static Diagnostic FieldNotInVersion(SourceLocation? location, MetadataType type, MetadataField field, ApiVersion version) =>
        Error("ECA0028", location,
        $"'{field.PolicyKey}' ({type.Name}.{field.Name}) requires API version {Range(field.Since, field.Until)} (this package uses {version}). "
        + "Remove it, or change the API version.");

    public static Diagnostic ValueNotInVersion(SourceLocation? location, MetadataField field, MetadataEnumValue value, ApiVersion version) =>
        Error("ECA0029", location,
        $"The value '{value.Name}' of '{field.PolicyKey}' requires API version {Range(value.Since, value.Until)} (this package uses {version}). "
        + "Use another value, or change the API version.");

    public static Diagnostic TypeNotInVersion(SourceLocation? location, MetadataType type, ApiVersion version) => Error("ECA0030", location,
        $"{type.Name} requires API version {Range(type.Since, null)} (this package uses {version}). Remove it, or change the API version.");

    public static Diagnostic RequiredFieldMissing(SourceLocation? location, MetadataType type, MetadataField field, string name) =>
        Error("ECA0031", location,
        $"{type.Name} requires '{name}'; Salesforce refuses the record without it. {field.Description.Replace('`', '\'')}");

    public static Diagnostic ForbiddenCharacter(SourceLocation? location, MetadataField field, string character) => Error("ECA0032", location,
        $"'{field.PolicyKey}' contains the character {character}, which is not allowed in XML. Remove it.");

    public static Diagnostic SecretNotWritten(SourceLocation? location, MetadataType type, MetadataField field) => Warning("ECA0033", location,
        $"{type.Name}.{field.Name} is a secret and is never written. Remove it; the org keeps its own.");

    // Metadata XML.

    public static Diagnostic MalformedXml(SourceLocation location, string detail) => Error("ECA0037", location,
        $"Malformed XML: {detail} Repair the file, or retrieve it again.");

    public static Diagnostic DtdNotAllowed(SourceLocation location) => Error("ECA0038", location,
        "The file contains a document type definition, which metadata files never have; it was not read. Remove the DOCTYPE.");

    public static Diagnostic UnknownRoot(SourceLocation location, string name, IEnumerable<string> known) => Error("ECA0039", location,
        $"<{name}> is not a known type of External Client Apps.{Suggestion.For(name, known)}");

    public static Diagnostic InvalidXmlNamespace(SourceLocation location, string name) => Error("ECA0040", location,
        $"<{name}> is not in Salesforce's metadata namespace. Add xmlns=\"{XmlNames.Metadata}\" to the root element.");

    public static Diagnostic UnknownElement(
        SourceLocation location, string type, string name, ApiVersion? until, bool isNewer, string hint) => Warning("ECA0041", location,
        (until, isNewer) switch
        {
            ({ } last, _) => $"{type} had '{name}' only until API version {last}, and Salesforce refuses it. The element is kept as it is.",
            (_, true) => $"{type} has no known element '{name}' up to API version {ApiVersion.Newest}. The element is kept as it is.",
            _ => $"{type} has no element '{name}' in any API version, and Salesforce refuses it.{hint} The element is kept as it is.",
        });

    public static Diagnostic InvalidElementValue(SourceLocation location, string field, string text, string expected) => Warning("ECA0042", location,
        $"'{text}' is not a valid value for '{field}', which takes {expected}. It is kept as it is; expect Salesforce to refuse it.");

    public static Diagnostic DuplicateElement(SourceLocation location, string name) => Error("ECA0043", location,
        $"<{name}> appears twice, but Salesforce accepts one. The first was read; remove one of them.");

    public static Diagnostic UnexpectedText(SourceLocation location, string name) => Error("ECA0044", location,
        $"Found text between the elements of <{name}>. Remove it.");

    // Packages and files.

    public static Diagnostic InvalidComponentName(SourceLocation? location, string type, string name, string hint) => Error("ECA0045", location,
        $"'{name}' is not a valid name for a component of {type}. {hint}");

    public static Diagnostic DuplicateComponent(SourceLocation? location, string type, string name) => Error("ECA0046", location,
        $"{type} '{name}' is in the package twice; Salesforce ignores case in names. Keep one.");

    public static Diagnostic CannotWrite(string path, string reason) => Error("ECA0047", new(path),
        $"Cannot write the file: {reason} No partial file was left. Check the disk, the path and its permissions.");

    public static Diagnostic WouldOverwrite(string path) => Error("ECA0048", new(path),
        "The file exists and was not generated by this tool, or was edited since. Nothing was written. "
        + "Move or delete the file if its content is no longer needed.");

    public static Diagnostic EditedOutputKept(string path) => Warning("ECA0049", new(path),
        "The policies no longer produce this file, but it was edited after generation, so it was kept. Delete it if it is no longer needed.");

    public static Diagnostic InvalidManifest(SourceLocation location) => Error("ECA0050", location,
        "This line of the manifest was not written by this tool. Delete the manifest and the generated files, and build again.");

    public static Diagnostic EmptyPackage() => Error("ECA0051", null,
        "The package is empty. Add at least one app or component.");

    // Front ends.

    public static Diagnostic NoPolicyFile(string project) => Error("ECA0052", new(project),
        "No policy file found. Create policy.eca.yaml next to the project, add <EcaPolicy Include=\"...\" />, or set EcaEnabled to false.");

    public static Diagnostic UnknownFormat(string text, IReadOnlyCollection<string> formats) => Error("ECA0053", null,
        $"'{text}' is not an output format.{Suggestion.For(text, formats)} Valid formats: {string.Join(", ", formats)}.");

    // ECA0054 is in the targets file of IDialogue.Eca.MSBuild: no task can be loaded where it is reported.

    // Trees of metadata.

    public static Diagnostic UnexpectedFolder(SourceLocation location, MetadataType type, string folder) => Warning("ECA0055", location,
        $"A {type.Name} file is in '{folder}', but in metadata format Salesforce tools read it only from '{type.Folder}'. Move it there.");

    public static Diagnostic UnexpectedSuffix(SourceLocation location, MetadataType? type, string name, string? expected) => Warning("ECA0056", location,
        type is null
            ? $"The file was not read: no known type of External Client Apps has the suffix of '{name}'. Correct the suffix."
            : $"The file was not read, here or by Salesforce CLI: {type.Name} files end with '.{type.Suffix}', "
                + $"or '.{type.Suffix}-meta.xml' in source format, but this one is '{name}'. Rename it to '{expected}'.");

    public static Diagnostic SuffixOfAnotherType(SourceLocation location, MetadataType found, MetadataType expected) => Error("ECA0057", location,
        $"The file contains {found.Name}, but its name is that of {expected.Name}. Use the suffix '.{found.Suffix}', or correct the content.");

    public static Diagnostic Orphan(SourceLocation? location, MetadataType type, string name, string app) => Warning("ECA0058", location,
        $"{type.Name} '{name}' belongs to app '{app}', which is not in this tree; an org without the app refuses it. "
        + $"Add the app's .eca file, or correct <{type.AppField?.Name}>.");

    public static Diagnostic ComponentInTwoFiles(SourceLocation location, MetadataType type, string name, string otherPath) =>
        Error("ECA0059", location,
        $"{type.Name} '{name}' is also in {otherPath}, and a deploy uses only one of them. Keep one.");

    // Merge and diff.

    public static Diagnostic NoRecordRetrieved(SourceLocation? location, MetadataType type, string name, string app, string tree) =>
        Warning("ECA0060", location,
        $"{tree} has no {type.Name} for app '{app}', so '{name}' is written as a new record. "
        + "If the org has one with another name, it refuses this one (\"duplicate value found\"). "
        + $"Retrieve it first: {Retrieve(type)}.");

    public static Diagnostic NoRecordOfInstalledApp(
        SourceLocation? location, MetadataType type, string app, string tree, IReadOnlyCollection<string> apps) => Error("ECA0061", location,
        $"{tree} has no {type.Name} for app '{app}', which comes from a package: the app is not installed in that org, has another name, "
        + $"or was not retrieved. {(apps.Count == 0 ? "No app has such a record there." : $"Apps with one: {string.Join(", ", apps)}.")} "
        + $"Correct the name, install the package, or retrieve the record: {Retrieve(type)}.");

    public static Diagnostic SeveralRecords(SourceLocation? location, MetadataType type, string app, IEnumerable<string> files) =>
        Error("ECA0062", location,
        $"Several files contain the {type.Name} of app '{app}': {string.Join(", ", files)}. "
        + "An org allows only one (\"duplicate value found: ExternalClientApplicationId duplicates value\"). Delete the ones the org does not have.");

    public static Diagnostic RecordOfAnotherNamespace(SourceLocation? location, MetadataType type, string app, string otherApp, string file) =>
        Error("ECA0063", location,
        $"{file} contains the {type.Name} of app '{otherApp}', but the policy file names app '{app}'. "
        + "An org knows the app by one of the two names and refuses the other. Set the namespace that the org has.");

    public static Diagnostic RecordNameDiffers(
        SourceLocation? location, MetadataType type, string app, string name, string retrievedName, string file) =>
        Error("ECA0064", location,
        $"The {type.Name} of app '{app}' is named '{retrievedName}' in {file}, not '{name}'. An org allows one such record per app "
        + $"and refuses a second (\"duplicate value found\"). Remove 'fullName', or set it to '{retrievedName}'.");

    public static Diagnostic WouldReset(SourceLocation? location, string name, IEnumerable<string> fields, string tree) => Warning("ECA0065", location,
        $"A deploy replaces '{name}' and would reset values that {tree} has: {string.Join("; ", fields)}. "
        + "To merge the policies into the record, pass that folder as retrieved (EcaRetrieved, or eca --retrieved), or set these values here.");

    public static Diagnostic SecretKept(SourceLocation? location, MetadataType type, MetadataField field) => Warning("ECA0066", location,
        $"The retrieved file contains the secret {type.Name}.{field.Name}, and a merge keeps it. "
        + "Remove it from the file and from version control; the org keeps its own.");

    public static Diagnostic RemovedAndSet(SourceLocation? location, string key) => Error("ECA0067", location,
        $"'{key}' is listed under 'remove' and also has a value in this section. Remove one of the two.");

    public static Diagnostic RequiredRemoved(SourceLocation? location, string key, MetadataType type) => Error("ECA0068", location,
        $"'{key}' cannot be removed; Salesforce refuses a {type.Name} record without it. Set a value instead.");

    // Import.

    public static Diagnostic ComponentLeftOut(SourceLocation? location, MetadataType type, string name, string reason) => Info("ECA0069", location,
        $"{type.Name} '{name}' was left out: {reason} The component itself is unchanged.");

    public static Diagnostic FieldLeftOut(SourceLocation? location, MetadataType type, string field, string reason) => Info("ECA0070", location,
        $"{type.Name}.{field} was left out of the policy file: {reason} A merge keeps it; a deploy without a merge resets it.");

    public static Diagnostic AppsShareName(SourceLocation? location, string app, string otherApp) => Error("ECA0071", location,
        $"Apps '{app}' and '{otherApp}' differ only in their namespace, but a policy file has one entry per developer name. "
        + "Import them from two folders into two files.");

    public static Diagnostic NothingToImport(string path) => Error("ECA0072", new(path),
        "No policies of External Client Apps found. Retrieve them first, for example: "
        + $"{SfCommand.Retrieve(ExtlClntAppOauthConfigurablePolicies.MetadataType.Name)}.");

    // Whole apps.

    public static Diagnostic BelongsToPackage(SourceLocation location, string key, string app) => Error("ECA0073", location,
        $"'{key}' of app '{app}' belongs to the package, and a subscriber org cannot set it (\"Cannot create a new component with the namespace\"). "
        + "Remove the section, or, if the app is your own, remove 'namespace' and set 'origin: deployed'.");

    public static Diagnostic InvalidCertificate(SourceLocation location, string subject, string hint) => Error("ECA0074", location,
        $"{subject}: expected an X.509 certificate. {hint}");

    // Environments and variables.

    public static Diagnostic UndefinedVariable(SourceLocation location, string name) => Error("ECA0075", location,
        $"Variable '{name}' has no value. Set an environment variable, pass eca --set {name}=…, "
        + $"add <EcaVariable Include=\"{name}\" Value=\"…\" /> in MSBuild, or write a default: ${{{name}:-value}}.");

    public static Diagnostic InvalidVariable(SourceLocation location, string text) => Error("ECA0076", location,
        $"'{text}' is not a valid variable. Write ${{name}} or ${{name:-default}}; a name starts with a letter "
        + "and contains letters, digits and _ - . : only. For a literal ${, write $${.");

    public static Diagnostic UnknownEnvironment(
        SourceLocation location, string environment, string expected, IReadOnlyCollection<string> known) =>
        Error("ECA0077", location,
        $"Environment '{environment}' has no file: {expected} does not exist.{Suggestion.For(environment, known)} "
        + (known.Count == 0 ? "There is no file for any environment." : $"Environments with a file: {string.Join(", ", known)}."));

    // Retrieved files.

    public static Diagnostic UnexpectedType(SourceLocation location, MetadataType found, string wanted) => Error("ECA0078", location,
        $"The file contains {found.Name}, but {wanted} is needed. Pass the file of that component.");

    /// <summary>In a merge or a diff it is kept and told; what is to be deployed as it is must be of the version.</summary>
    public static Diagnostic RetrievedNotInVersion(
        SourceLocation? location, string subject, ApiVersion since, ApiVersion? until, ApiVersion version, bool isKept)
    {
        var finding = Error("ECA0079", location,
            $"The retrieved {subject} requires API version {Range(since, until)}, not {version}. {(isKept ? "It was kept, but an org may refuse" : "An org refuses")} "
            + "to deploy it. Use an API version that has it, or retrieve the file again with this one.");
        return isKept ? finding with { Severity = DiagnosticSeverity.Warning } : finding;
    }

    public static Diagnostic FolderSkipped(SourceLocation location, string hint) => Info("ECA0080", location,
        $"The folder was not read. {hint}");

    // What a policy file says about rules.

    public static Diagnostic SuppressionExpired(SourceLocation? location, string rule, DateTime until) => Warning("ECA0081", location, FormattableString.Invariant(
        $"The suppression of {rule} expired on {until:yyyy-MM-dd}, so its findings count again. Fix them, or set a new date with a reason."));

    public static Diagnostic SuppressionUnused(SourceLocation? location, string rule) => Info("ECA0082", location,
        $"Nothing violates {rule} here, so the suppression has no effect. Remove it, or it will hide the next violation.");

    // The org that installs an app.

    public static Diagnostic InvalidId(SourceLocation location, string text, string what, string hint) => Error("ECA0128", location,
        $"'{text}' is not a valid {what}. {hint}");

    public static Diagnostic InvalidConnectionUrl(SourceLocation location, string text, string hint) => Error("ECA0129", location,
        $"'{text}' is not a valid connection link. {hint}");

    // Connected apps.

    public static Diagnostic ConnectedAppOfPackage(SourceLocation? location, string name) => Warning("ECA0130", location,
        $"Connected app '{name}' came from a package and was not converted; its publisher provides the External Client App. "
        + "Ask them for a package version that has one, and set its policies then.");

    public static Diagnostic AppExists(SourceLocation? location, string name, string file) => Warning("ECA0131", location,
        $"External Client App '{name}' already exists in {file}, so the connected app was not converted. "
        + "Compare the two, and delete the connected app's file when the move is complete.");

    public static Diagnostic NothingToConvert(string path) => Error("ECA0132", new(path),
        $"No connected app to convert found. Retrieve them first, for example: {SfCommand.Retrieve(ConnectedApp.MetadataType.Name)}.");

    public static Diagnostic FieldNotConverted(SourceLocation? location, MetadataType type, string field, string reason) => Warning("ECA0133", location,
        $"{type.Name}.{field} was not moved: {reason}");

    public static Diagnostic CredentialNotConverted(SourceLocation? location, MetadataType type, MetadataField field) => Info("ECA0134", location,
        $"{type.Name}.{field.Name} was not moved: Salesforce creates a new consumer key and secret for the External Client App. "
        + "Give them to every system that connects (Setup > External Client App Manager > the app > Settings > OAuth Settings); "
        + "users authorize once more. Until then the connected app keeps working.");

    public static Diagnostic NoCounterpart(SourceLocation? location, MetadataType type, MetadataField field, string text, string hint) =>
        Warning("ECA0135", location,
        $"'{text}' of {type.Name}.{field.Name} has no counterpart in External Client Apps and was not moved. {hint}");

    public static Diagnostic DefaultWritten(SourceLocation? location, MetadataType type, MetadataField field, string value, string other) =>
        Info("ECA0136", location,
        $"The connected app does not set {type.Name}.{field.Name}. Its default '{value}' was written, "
        + $"because the default of an External Client App is '{other}'. "
        + "Check it in the org: files retrieved with an old API version may be incomplete.");

    public static Diagnostic MayRevert(SourceLocation? location, MetadataType type, MetadataField field, string value) => Warning("ECA0137", location,
        $"{type.Name}.{field.Name} is '{value}', as in the connected app, but Salesforce is reported to revert it in some orgs. "
        + "Check it after the deploy.");

    // Files by themselves.

    public static Diagnostic FileNotInPolicies(string path, MetadataType type, string app) => Error("ECA0138", new(path),
        $"The file contains the {type.Name} of '{app}', which the policies do not mention. "
        + "Pass the file of a record that they set, or the folder that contains them all.");

    public static Diagnostic NothingToMergeInto(SourceLocation? location, MetadataType type, string name, string tree) => Error("ECA0139", location,
        $"{tree} has no {type.Name} '{name}', and an in-place merge changes only existing records. "
        + $"Retrieve the record ({Retrieve(type)}), or build a package with --retrieved, which creates it.");

    public static Diagnostic ZipInPlace(string path) => Error("ECA0140", new(path),
        "A zip cannot be merged in place. Unzip it, or retrieve with --unzip, and pass the folder; or build a package with --retrieved.");

    // The tool eca.

    public static Diagnostic InvalidArguments(string mistake, string command) => Error("ECA0141", null,
        $"{mistake} Run '{command} --help' for usage.");

    public static Diagnostic FileExists(string path) => Error("ECA0142", new(path),
        "The file already exists and was not overwritten. Choose another name, or delete it first.");

    public static Diagnostic OneFileOnly(string tree, int count) => Error("ECA0143", null,
        FormattableString.Invariant($"--output takes one merged file, but the policies set {count} records in {tree}. ")
        + "Pass the file of one component with --into, or omit --output to merge in place.");

    public static Diagnostic CommandNotFound(string command) => Error("ECA0144", null,
        $"'{command}' was not found. Install Salesforce CLI (npm install --global @salesforce/cli), check that '{command} --version' works, "
        + "or use --print and run the commands elsewhere.");

    public static Diagnostic CommandFailed(string command, int exitCode) => Error("ECA0145", null,
        FormattableString.Invariant($"The command exited with code {exitCode}, and the remaining commands were not run: {command}. ")
        + "See its messages above.");

    public static Diagnostic NotInEffect(string org) => Error("ECA0146", null,
        $"The deploy succeeded, but {org} still differs from the policies as shown above. "
        + "An admin may have changed it meanwhile, or Salesforce reverted a value. Check it in Setup, and run the command again.");

    public static Diagnostic FolderNotEmpty(string path) => Error("ECA0147", new(path),
        "The folder is not empty, and retrieved files must not mix with others. Use an empty or new folder, or omit --output.");

    // ECA0148 is in the targets file of IDialogue.Eca.MSBuild: it is about files that are packed without the task.

    public static Diagnostic FolderInUse(string path) => Error("ECA0149", new(path),
        "Another run has been writing to this folder for a minute. Wait for it to end, and build again.");

    public static Diagnostic NothingToValidate(string path) => Warning("ECA0150", new(path),
        "No metadata of External Client Apps found, so nothing was checked. Pass the folder of a retrieve or of a Salesforce DX project.");

    // Salesforce DX projects.

    public static Diagnostic InvalidProject(SourceLocation location, string problem) => Error("ECA0151", location,
        $"The project file cannot be used: {problem} Salesforce CLI rejects it, too. Correct the file.");

    public static Diagnostic PackageDirectoryNotFound(SourceLocation location, string path) => Warning("ECA0152", location,
        $"Package directory '{path}' does not exist; Salesforce CLI rejects the project. Create the folder or correct the path.");

    public static Diagnostic OutsidePackageDirectories(SourceLocation location, int count, string folders) => Info("ECA0153", location,
        $"Not read: {Files(count)} of External Client Apps outside the package directories, in {folders}. "
        + "Salesforce CLI does not deploy them with the project. To check them, pass their folder.");

    public static Diagnostic ForceIgnored(SourceLocation location, int count, string names) => Info("ECA0154", location,
        $"Not read: {Files(count)} of External Client Apps that this file excludes ({names}). "
        + "Salesforce CLI excludes them, too. To check a file anyway, pass the file itself.");

    public static Diagnostic ReplacedOnDeploy(SourceLocation location, string element, string text, string source) => Info("ECA0155", location,
        $"'{element}' contains '{text}', which sfdx-project.json replaces on deploy with {source}. The value was not checked.");

    public static Diagnostic ConnectedAppsNotChecked(SourceLocation location, int count) => Warning("ECA0156", location,
        $"Connected apps are not checked against any rules ({Files(count)}). "
        + "To see what External Client Apps in their place would need, run 'eca convert'.");

    public static Diagnostic RecordInSeveralProjects(SourceLocation? location, MetadataType type, string app, IEnumerable<string> projects) =>
        Error("ECA0157", location,
        $"Several Salesforce DX projects have the {type.Name} of app '{app}': {string.Join(", ", projects)}. Pass the folder of one project.");

    public static Diagnostic TakenFromOneProject(SourceLocation? location, string what, string project, string other) => Warning("ECA0158", location,
        $"{what} is in two Salesforce DX projects. The one in {project} is used, and the one in {other} is skipped. "
        + "To use that one, pass its folder.");

    // Certificates, and what conversion leaves out.

    public static Diagnostic SeveralCertificates(SourceLocation? location, string subject, int count) => Warning("ECA0159", location,
        FormattableString.Invariant($"{subject} contains {count} certificates, but Salesforce takes one. The first is used. Keep only the one you need."));

    public static Diagnostic CertificateNotMoved(SourceLocation? location, MetadataField field, string reason) => Error("ECA0160", location,
        $"{field} cannot be moved: {reason}");

    public static Diagnostic PartNotMoved(SourceLocation? location, string part, string reason) => Error("ECA0161", location,
        $"{part} was left out: {reason} Correct it in the connected app and convert again, or add it to the policy file.");

    public static Diagnostic RefreshPolicyNotMoved(SourceLocation? location, MetadataField field) => Info("ECA0162", location,
        $"{field} was not moved: the app's scopes do not include refresh tokens, so the policy has no effect.");

    private static SfCommand Retrieve(MetadataType type) => SfCommand.Retrieve(type.ManifestType!);

    private static Diagnostic Error(string code, SourceLocation? location, string message) => new(code, DiagnosticSeverity.Error, message, location);

    private static Diagnostic Warning(string code, SourceLocation? location, string message) => new(code, DiagnosticSeverity.Warning, message, location);

    private static Diagnostic Info(string code, SourceLocation? location, string message) => new(code, DiagnosticSeverity.Info, message, location);

    private static string Files(int count) => count == 1 ? "1 file" : FormattableString.Invariant($"{count} files");

    /// <summary>A subject after other words: 'Item 1 of …' becomes 'item 1 of …'.</summary>
    private static string WithinSentence(string subject) => char.ToLowerInvariant(subject[0]) + subject.Substring(1);

    private static string Range(ApiVersion since, ApiVersion? until) => until is { } last ? $"{since} to {last}" : $"{since} or later";
}
