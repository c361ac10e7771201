using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>
/// Every finding this project can report: one factory a code, in the order of the codes. Each has a page of its own in
/// <c>docs/diagnostics</c>. A code never changes its meaning and is never used again; a new one goes to the end.
/// </summary>
internal static class DiagnosticCatalog
{
    /// <summary>More values than this are not listed to someone who probably meant one of them.</summary>
    private const int MostValues = 15;

    // Files and YAML.

    public static Diagnostic CannotRead(SourceLocation place, string reason) => Error("ECA0001", place,
        $"The file cannot be read: {reason} Check the path and your rights to it.");

    public static Diagnostic NotUtf8(string path) => Error("ECA0002", new(path),
        "The file is not UTF-8 text, so its letters cannot be trusted. Save it as UTF-8.");

    public static Diagnostic BadYaml(SourceLocation location, string detail) => Error("ECA0003", location,
        $"This is not valid YAML: {detail} Nothing after this place was read. Often a missing blank after ':' or a wrong indentation; quote texts that hold ': ' or ' #'.");

    public static Diagnostic EmptyPolicy(string path) => Error("ECA0004", new(path, 1, 1),
        "The policy file is empty. Say at least one app under 'apps:'.");

    public static Diagnostic SeveralDocuments(SourceLocation location) => Error("ECA0005", location,
        "A second YAML document begins here, and a policy file holds one. Remove the '---' line and put all apps under one 'apps:', or make a second file.");

    public static Diagnostic AnchorOrAlias(SourceLocation location, string text) => Error("ECA0006", location,
        $"'{text}' is a YAML anchor, alias or merge key; policy files do not use them, so that each line says what it means by itself. Write the value out, or use a preset.");

    public static Diagnostic TagRefused(SourceLocation location, string tag) => Error("ECA0007", location,
        $"The YAML tag '{tag}' has no meaning in a policy file. Remove it.");

    public static Diagnostic DuplicateKey(SourceLocation location, string key, int firstLine) => Error("ECA0008", location,
        $"The key '{key}' was said in line {firstLine} already, and only one of the two can count. Remove one.");

    public static Diagnostic NestedTooDeeply(SourceLocation location, int limit) => Error("ECA0009", location,
        $"More than {limit} levels are nested here, which no valid file needs. Nothing deeper was read.");

    public static Diagnostic KeyIsNoText(SourceLocation location) => Error("ECA0010", location,
        "A key here is a list or a mapping, and keys are plain words. Write 'key: value'.");

    // Binding: what the author may say.

    public static Diagnostic UnknownKey(SourceLocation location, string key, string owner, string? suggestion, IEnumerable<string> known) => Error("ECA0011", location,
        $"{owner} has no key '{key}', so it would do nothing. {(suggestion is null ? $"Keys are: {string.Join(", ", known)}." : $"Did you mean '{suggestion}'?")}");

    public static Diagnostic NotAllowed(SourceLocation location, string text, string subject, IReadOnlyCollection<string> allowed, string? suggestion) => Error("ECA0012", location,
        $"{subject} cannot be '{text}'.{(suggestion is null ? "" : $" Did you mean '{suggestion}'?")}"
        + (suggestion is not null && allowed.Count > MostValues ? "" : $" Values are: {string.Join(", ", allowed)}."));

    public static Diagnostic WrongShape(SourceLocation location, string subject, string expected, string found) => Error("ECA0013", location,
        $"{subject} takes {expected}, and {found} stands here.");

    public static Diagnostic NotBoolean(SourceLocation location, string found, string subject) => Error("ECA0014", location,
        $"{subject} takes true or false, and {found} stands here. Write one of the two without quotes; YAML 1.2 has no yes, no, on or off.");

    public static Diagnostic NotInteger(SourceLocation location, string found, string subject) => Error("ECA0015", location,
        $"{subject} takes a whole number from 0 to {int.MaxValue}, and {found} stands here. Write digits only, without quotes.");

    public static Diagnostic NoValue(SourceLocation location, string subject) => Error("ECA0016", location,
        $"{subject} has no value. Say one, or remove the key: what is not said is not written.");

    public static Diagnostic PlaceholderLeft(SourceLocation location, string text) => Error("ECA0017", location,
        $"'{text}' looks like a placeholder that nobody filled in, and an org would take it literally or refuse it. Put the real value here.");

    public static Diagnostic MissingKey(SourceLocation location, string owner, string key, string hint) => Error("ECA0018", location,
        $"{owner} needs the key '{key}'. {hint}");

    public static Diagnostic BadApiVersion(SourceLocation? location, string text) => Error("ECA0019", location,
        $"'{text}' is not an API version this tool writes. Say one from {ApiVersion.Oldest} to {ApiVersion.Newest}, such as {ApiVersion.Default}.");

    public static Diagnostic BadName(SourceLocation location, string text, string what, string hint) => Error("ECA0020", location,
        $"'{text}' cannot be {what}. {hint}");

    public static Diagnostic SameAppTwice(SourceLocation location, string name, SourceLocation first) => Error("ECA0021", location,
        $"The app '{name}' was said in {first} already; to Salesforce, names that differ only in case are the same. Put everything about an app into one place.");

    public static Diagnostic RecordNameUnknown(SourceLocation? location, string app) => Error("ECA0022", location,
        $"Salesforce names the policy records of '{app}' after the way the app came into the org, and a record under another name is refused (\"duplicate value found\"). "
        + "Say 'origin: installed' (from a package), 'origin: deployed' (from metadata) or 'origin: setup' (made in Setup), or give each section its 'fullName'.");

    public static Diagnostic NamespaceInRecordName(SourceLocation location, string name) => Error("ECA0023", location,
        $"'{name}' holds a namespace, and an org refuses policy records with one (\"Cannot create a new component with the namespace\"). "
        + "The record's name has none even when the app has; say the namespace under 'namespace' of the app.");

    public static Diagnostic NothingSaid(SourceLocation location, string app) => Error("ECA0024", location,
        $"Nothing is said about the app '{app}', so there is nothing to write. Add 'oauthPolicies:' or 'appPolicies:'.");

    public static Diagnostic CommaInItem(SourceLocation location, string text, string subject) => Error("ECA0026", location,
        $"'{text}' holds a comma, and Salesforce separates the items of {subject} by commas. Write one item an entry: [A, B].");

    public static Diagnostic ApiVersionsDiffer(SourceLocation location, ApiVersion here, ApiVersion there, string otherFile) => Error("ECA0027", location,
        $"This file says API version {here} and {otherFile} says {there}, but one package has one version. Say the same in both, or set it from outside.");

    // Records against an API version.

    public static Diagnostic FieldNotInVersion(SourceLocation? location, MetadataType type, MetadataField field, ApiVersion version) => Error("ECA0028", location,
        $"API {version} does not know '{field.PolicyKey}' ({type.Name}.{field.Name}); it is in {Range(field.Since, field.Until)}. Remove it or use such a version.");

    public static Diagnostic ValueNotInVersion(SourceLocation? location, MetadataField field, MetadataEnumValue value, ApiVersion version) => Error("ECA0029", location,
        $"API {version} does not know the value '{value.Name}' of '{field.PolicyKey}'; it is in {Range(value.Since, value.Until)}. Choose another or use such a version.");

    public static Diagnostic TypeNotInVersion(SourceLocation? location, MetadataType type, ApiVersion version) => Error("ECA0030", location,
        $"API {version} does not know {type.Name}; it is in {Range(type.Since, null)}. Remove it or use such a version.");

    public static Diagnostic RequiredFieldMissing(SourceLocation? location, MetadataType type, MetadataField field, string name) => Error("ECA0031", location,
        $"{type.Name} needs '{name}': Salesforce refuses the record without it. {field.Description.Replace('`', '\'')}");

    public static Diagnostic ForbiddenCharacter(SourceLocation? location, MetadataField field, string character) => Error("ECA0032", location,
        $"'{field.PolicyKey}' holds the character {character}, which XML cannot hold. Remove it.");

    public static Diagnostic NeverWritten(SourceLocation? location, MetadataType type, MetadataField field) => Warning("ECA0033", location,
        $"{type.Name}.{field.Name} is a secret and is never written. Remove it here; Salesforce keeps the one it has.");

    // Rules.

    // Metadata XML.

    public static Diagnostic MalformedXml(SourceLocation location, string detail) => Error("ECA0037", location,
        $"This is not well-formed XML: {detail} Repair the file, or retrieve it again.");

    public static Diagnostic DtdRefused(SourceLocation location) => Error("ECA0038", location,
        "The file has a document type definition. Metadata files have none, and entities could read other files, so it was not read. Remove the DOCTYPE.");

    public static Diagnostic UnknownRoot(SourceLocation location, string name, IEnumerable<string> known) => Error("ECA0039", location,
        $"<{name}> is not a type of External Client Apps that this tool knows.{Suggestion.For(name, known)}");

    public static Diagnostic WrongNamespace(SourceLocation location, string name) => Error("ECA0040", location,
        $"<{name}> is not in Salesforce's metadata namespace. Write xmlns=\"{Xml.XmlNames.Metadata}\" in the root element.");

    public static Diagnostic UnknownElementKept(SourceLocation location, string type, string name, ApiVersion? until, IEnumerable<string> known) => Info("ECA0041", location,
        until is { } last
            ? $"{type} had '{name}' until API {last} only. It is kept as it stands."
            : $"{type} has no '{name}' that this tool knows.{Suggestion.For(name, known)} It is kept as it stands.");

    public static Diagnostic ValueNotUnderstood(SourceLocation location, string field, string text, string expected) => Warning("ECA0042", location,
        $"'{text}' is not a value of '{field}', which takes {expected}. It is kept as it stands, and Salesforce will probably refuse it.");

    public static Diagnostic ElementTwice(SourceLocation location, string name) => Error("ECA0043", location,
        $"<{name}> stands here a second time, and Salesforce takes one. The first was read; remove one of them.");

    public static Diagnostic StrayText(SourceLocation location, string name) => Error("ECA0044", location,
        $"Text stands between the elements of <{name}>, where only elements may be. Remove it.");

    // Packages and files.

    public static Diagnostic BadComponentName(SourceLocation? location, string type, string name, string hint) => Error("ECA0045", location,
        $"'{name}' cannot be the name of a component of {type}. {hint}");

    public static Diagnostic ComponentTwice(SourceLocation? location, string type, string name) => Error("ECA0046", location,
        $"{type} '{name}' is in the package twice; to Salesforce, names that differ only in case are the same. Keep one.");

    public static Diagnostic CannotWrite(string path, string reason) => Error("ECA0047", new(path),
        $"The file cannot be written: {reason} Nothing half written is left behind. Check the disk, the path and your rights to it.");

    public static Diagnostic WouldOverwrite(string path) => Error("ECA0048", new(path),
        "The file exists with other content, and this tool did not write it as it stands, so writing could undo what somebody did. Nothing was written. Move or delete the file if its content may go.");

    public static Diagnostic ChangedByHand(string path) => Warning("ECA0049", new(path),
        "The file is no longer made from the policies, but it was changed since this tool wrote it, so it was left. Delete it if it may go.");

    public static Diagnostic BadManifest(SourceLocation location) => Error("ECA0050", location,
        "This line of the manifest, in which the tool remembers its own files, is not as the tool wrote it. Delete the manifest and the files it made, and generate again.");

    public static Diagnostic EmptyPackage() => Error("ECA0051", null,
        "The package would be empty. Say at least one app, or add at least one component.");

    // Front ends.

    public static Diagnostic NoPolicyFile(string project) => Error("ECA0052", new(project),
        "No policy file was found. Create policy.eca.yaml beside the project, name your files with <EcaPolicy Include=\"...\" />, or set EcaEnabled to false.");

    public static Diagnostic UnknownFormat(string text, IReadOnlyCollection<string> formats) => Error("ECA0053", null,
        $"'{text}' is not an output format.{Suggestion.For(text, formats)} Formats are: {string.Join(", ", formats)}.");

    // ECA0054 stands in the targets file of IDialogue.Eca.MSBuild: no task can be loaded where it is reported.

    // Trees of metadata.

    public static Diagnostic WrongFolder(SourceLocation location, MetadataType type, string folder) => Warning("ECA0055", location,
        $"A component of {type.Name} lies in '{folder}'. Salesforce's tools look for it in '{type.Folder}' and miss it here in metadata format. Move it there.");

    public static Diagnostic WrongSuffix(SourceLocation location, MetadataType type, string suffix) => Warning("ECA0056", location,
        $"The folder '{type.Folder}' holds {type.Name}, whose files end with '.{type.Suffix}', and this one ends with '.{suffix}', so no tool takes it for one. It was not read. Rename it.");

    public static Diagnostic SuffixOfAnotherType(SourceLocation location, MetadataType found, MetadataType expected) => Error("ECA0057", location,
        $"The file says it is {found.Name}, and its name says it is {expected.Name}. Give it the suffix '.{found.Suffix}', or the content that its name promises.");

    public static Diagnostic Orphan(SourceLocation? location, MetadataType type, string name, string app) => Warning("ECA0058", location,
        $"{type.Name} '{name}' belongs to the app '{app}', which this tree does not have. An org without the app refuses it. Add the app's .eca file, or correct <{type.AppField?.Name}>.");

    public static Diagnostic ComponentInTwoFiles(SourceLocation location, MetadataType type, string name, string otherPath) => Error("ECA0059", location,
        $"{type.Name} '{name}' stands in {otherPath} too, and a deploy would take one of the two. Keep one.");

    // Merge and diff.

    public static Diagnostic NoRecordRetrieved(SourceLocation? location, MetadataType type, string name, string app, string tree) => Warning("ECA0060", location,
        $"{tree} has no {type.Name} of the app '{app}', so '{name}' is written as a new record. If the org has one under another name, it will refuse this one (\"duplicate value found\"). "
        + $"Retrieve it first: {Retrieve(type)}.");

    public static Diagnostic NoRecordOfInstalledApp(SourceLocation? location, MetadataType type, string app, string tree) => Error("ECA0061", location,
        $"{tree} has no {type.Name} of the app '{app}'. The app came from a package, so the org has that record already and takes no new one (\"duplicate value found\"). "
        + $"Retrieve it: {Retrieve(type)}.");

    public static Diagnostic SeveralRecords(SourceLocation? location, MetadataType type, string app, IEnumerable<string> files) => Error("ECA0062", location,
        $"Several files say that they are the {type.Name} of the app '{app}': {string.Join(", ", files)}. An org has one and refuses another (\"duplicate value found: ExternalClientApplicationId duplicates value\"). Delete those that the org does not have.");

    public static Diagnostic RecordOfAnotherNamespace(SourceLocation? location, MetadataType type, string app, string otherApp, string file) => Error("ECA0063", location,
        $"{file} holds the {type.Name} of the app '{otherApp}', and the app here is '{app}'. An org knows the app by one of the two and refuses the other (\"Cannot create a new component with the namespace\", or a reference that leads nowhere). Say the namespace that the org has.");

    public static Diagnostic RecordNameDiffers(SourceLocation? location, MetadataType type, string app, string name, string retrievedName, string file) => Error("ECA0064", location,
        $"The {type.Name} of the app '{app}' is called '{retrievedName}' in {file}, and '{name}' is asked for here. An org has one such record an app and refuses a second (\"duplicate value found\"). Remove 'fullName', or say '{retrievedName}'.");

    public static Diagnostic WouldReset(SourceLocation? location, string name, IEnumerable<string> fields, string tree) => Warning("ECA0065", location,
        $"A deploy replaces '{name}' as a whole and would put back to Salesforce's default what {tree} has: {string.Join("; ", fields)}. Name that folder as the baseline (EcaBaseline, or --baseline of eca), so that the policies are merged into the record, or say these values here.");

    public static Diagnostic SecretKept(SourceLocation? location, MetadataType type, MetadataField field) => Warning("ECA0066", location,
        $"The retrieved file holds {type.Name}.{field.Name}, a secret, and a merge keeps what it was not told to change. Remove it from the file and from version control; Salesforce keeps the one it has.");

    public static Diagnostic RemovedAndSaid(SourceLocation? location, string key) => Error("ECA0067", location,
        $"'{key}' stands under 'remove' and has a value in the same section, and only one of the two can hold. Remove one.");

    public static Diagnostic RequiredRemoved(SourceLocation? location, string key, MetadataType type) => Error("ECA0068", location,
        $"'{key}' cannot be removed: Salesforce refuses a record of {type.Name} without it. Say a value for it instead.");

    // Import.

    public static Diagnostic ComponentLeftOut(SourceLocation? location, MetadataType type, string name, string reason) => Info("ECA0069", location,
        $"{type.Name} '{name}' was left out: {reason} The component stays where it is.");

    public static Diagnostic LeftOut(SourceLocation? location, MetadataType type, string field, string reason) => Info("ECA0070", location,
        $"{type.Name}.{field} was left out of the policy file: {reason} A merge keeps it; a deploy without merge resets it.");

    public static Diagnostic AppsShareName(SourceLocation? location, string app, string otherApp) => Error("ECA0071", location,
        $"The apps '{app}' and '{otherApp}' differ in their namespace only, and a policy file has one entry a developer name. Import them from two folders into two files.");

    public static Diagnostic NothingToImport(string path) => Error("ECA0072", new(path),
        "Nothing here can become a policy file: there is no policy record of an External Client App. Retrieve some first, such as: sf project retrieve start --metadata ExtlClntAppOauthConfigurablePolicies.");

    // Whole apps.

    public static Diagnostic BelongsToPackage(SourceLocation location, string key, string app) => Error("ECA0073", location,
        $"'{key}' of the app '{app}' belongs to its package, and an org that installed the package cannot set it (\"Cannot create a new component with the namespace\"). "
        + "Policies are what such an org sets. Remove the section, or, if you make the app yourself, say 'origin: deployed' and no namespace.");

    public static Diagnostic BadCertificate(SourceLocation location, string subject, string hint) => Error("ECA0074", location,
        $"{subject} takes an X.509 certificate. {hint}");

    // Environments and variables.

    public static Diagnostic UndefinedVariable(SourceLocation location, string name) => Error("ECA0075", location,
        $"The variable '{name}' has no value, and a policy without it could mean anything. Give it one (an environment variable, with eca --set {name}=…, or in MSBuild <EcaVariable Include=\"{name}\" Value=\"…\" />), or write a default: ${{{name}:-value}}.");

    public static Diagnostic BadVariable(SourceLocation location, string text) => Error("ECA0076", location,
        $"'{text}' begins like a variable and is none. Write ${{name}} or ${{name:-default}}, with a name of letters, digits and _ - . : that begins with a letter; for the characters themselves write $${{.");

    public static Diagnostic UnknownEnvironment(SourceLocation location, string environment, string expected, IReadOnlyCollection<string> known) => Error("ECA0077", location,
        $"Nothing is said about the environment '{environment}': there is no file {expected}, so it would be like all others.{Suggestion.For(environment, known)} "
        + (known.Count == 0 ? "No file for any environment lies here." : $"Files lie here for: {string.Join(", ", known)}."));

    // Retrieved files.

    public static Diagnostic WrongType(SourceLocation location, MetadataType found, string wanted) => Error("ECA0078", location,
        $"The file holds {found.Name}, and {wanted} is wanted here. Give the file that the component is in.");

    public static Diagnostic RetrievedFieldNotInVersion(SourceLocation? location, MetadataType type, MetadataField field, ApiVersion version) => Error("ECA0079", location,
        $"The retrieved file has {type.Name}.{field.Name}, which API {version} does not know; it is in {Range(field.Since, field.Until)}. Nobody asked for it, but a deploy in this version would be refused. "
        + "Say a version that knows it, or retrieve the file in this one.");

    public static Diagnostic FolderNotRead(SourceLocation location, string hint) => Info("ECA0080", location,
        $"The folder was passed over, so nothing in it counts. {hint}");

    // What a policy file says about rules.

    public static Diagnostic SuppressionExpired(SourceLocation? location, string rule, DateTime until) => Warning("ECA0081", location, FormattableString.Invariant(
        $"The suppression of {rule} expired on {until:yyyy-MM-dd}, so its findings count again. Fix them, or set a new date with a reason."));

    public static Diagnostic SuppressionUnused(SourceLocation? location, string rule) => Info("ECA0082", location,
        $"Nothing violates {rule} here, so the suppression has no effect. Remove it, or it will hide the next violation.");

    // The org that installs an app.

    public static Diagnostic BadId(SourceLocation location, string text, string what, string hint) => Error("ECA0128", location,
        $"'{text}' cannot be {what}. {hint}");

    public static Diagnostic BadConnectionUrl(SourceLocation location, string text, string hint) => Error("ECA0129", location,
        $"'{text}' cannot be the link to connect by. {hint}");

    // Connected apps.

    public static Diagnostic ConnectedAppOfPackage(SourceLocation? location, string name) => Warning("ECA0130", location,
        $"The connected app '{name}' came from a package, so it was not converted: whoever makes the package makes the External Client App. Ask them for a version of the package that has one, and set its policies then.");

    public static Diagnostic AppExists(SourceLocation? location, string name, string file) => Warning("ECA0131", location,
        $"There is an External Client App '{name}' already ({file}), so the connected app was not converted: its records would take the place of those. Compare the two, or delete the connected app's file when it has been moved.");

    public static Diagnostic NothingToConvert(string path) => Error("ECA0132", new(path),
        "No connected app here could be converted. Retrieve some first, such as: sf project retrieve start --metadata ConnectedApp.");

    public static Diagnostic NotMoved(SourceLocation? location, MetadataType type, string field, string reason) => Warning("ECA0133", location,
        $"{type.Name}.{field} was not moved: {reason}");

    public static Diagnostic CredentialNotMoved(SourceLocation? location, MetadataType type, MetadataField field) => Info("ECA0134", location,
        $"{type.Name}.{field.Name} was not moved: it is the connected app's own. Salesforce makes a new consumer key and secret for the External Client App. "
        + "Give them to every system that connects (Setup > External Client App Manager > the app > Settings > OAuth Settings); its users authorize once more. Until then the connected app goes on working.");

    public static Diagnostic NoCounterpart(SourceLocation? location, MetadataType type, MetadataField field, string text, string hint) => Warning("ECA0135", location,
        $"'{text}' of {type.Name}.{field.Name} has no counterpart in an External Client App, so it was not moved. {hint}");

    public static Diagnostic DefaultSaid(SourceLocation? location, MetadataType type, MetadataField field, string value, string other) => Info("ECA0136", location,
        $"The connected app does not say {type.Name}.{field.Name}. What it takes for granted was written as '{value}', because an External Client App takes '{other}' for granted. "
        + "Check it in the org: files that were retrieved with an old API version do not hold everything.");

    public static Diagnostic MayRevert(SourceLocation? location, MetadataType type, MetadataField field, string value) => Warning("ECA0137", location,
        $"{type.Name}.{field.Name} is '{value}', as in the connected app, and Salesforce may take that and put it back. Look at it after the deploy, and prepare the app's clients for either.");

    // Files by themselves.

    public static Diagnostic NothingSaidOfFile(string path, MetadataType type, string app) => Error("ECA0138", new(path),
        $"The file holds the {type.Name} of '{app}', and the policies say nothing of that record. Name the file of a record that they speak of, or the folder that holds them all.");

    public static Diagnostic NothingToMergeInto(SourceLocation? location, MetadataType type, string name, string tree) => Error("ECA0139", location,
        $"{tree} has no {type.Name} '{name}', and a merge in place changes only what is there. Retrieve the record ({Retrieve(type)}), or build a package with that baseline, which makes it new.");

    public static Diagnostic ZipInPlace(string path) => Error("ECA0140", new(path),
        "A zip is not changed in place. Unzip it, or retrieve with --unzip, and name the folder; or build a package with the zip as baseline.");

    // The tool eca.

    public static Diagnostic BadArguments(string mistake, string command) => Error("ECA0141", null,
        $"{mistake} '{command} --help' shows what it takes.");

    public static Diagnostic FileExists(string path) => Error("ECA0142", new(path),
        "The file is there already and may hold somebody's work, so it was left as it is. Name another file, or delete this one first.");

    public static Diagnostic OneFileOnly(string tree, int count) => Error("ECA0143", null,
        FormattableString.Invariant($"--output takes one merged file, and the policies speak of {count} records in {tree}. Name the file of one component with --into, or leave --output out to merge in place."));

    public static Diagnostic CommandNotFound(string command) => Error("ECA0144", null,
        $"'{command}' was not found, and it is what talks to the org. Install Salesforce's CLI (npm install --global @salesforce/cli) so that '{command} --version' works in this shell, or use --print and run the commands elsewhere.");

    public static Diagnostic CommandFailed(string command, int exitCode) => Error("ECA0145", null,
        FormattableString.Invariant($"The command ended with exit code {exitCode}, and what follows it was not run: {command}. Its own messages above tell why."));

    public static Diagnostic NotInEffect(string org) => Error("ECA0146", null,
        $"The deploy went through, and {org} still differs from the policies in what is shown above. An admin may have changed it meanwhile, or Salesforce put a value back: look at it in Setup, and run the command again.");

    public static Diagnostic FolderNotEmpty(string path) => Error("ECA0147", new(path),
        "The folder has files already, and what is retrieved must not be mixed with them. Name a folder that is empty or does not exist, or leave --output out.");

    // ECA0148 stands in the targets file of IDialogue.Eca.MSBuild: it is about files that are packed without the task.

    public static Diagnostic FolderInUse(string path) => Error("ECA0149", new(path),
        "Another run has been writing to this folder for a minute. Wait for it, or end it, and build again.");

    public static Diagnostic NothingToValidate(string path) => Warning("ECA0150", new(path),
        "There is no metadata of External Client Apps here, so nothing was held against the rules. Name the folder that holds it, such as that of a retrieve or of a Salesforce DX project.");

    // Salesforce DX projects.

    public static Diagnostic BadProject(SourceLocation location, string problem) => Error("ECA0151", location,
        $"The project file cannot be used: {problem} Salesforce CLI stops at it too. Correct the file.");

    public static Diagnostic PackageDirectoryNotFound(SourceLocation location, string path) => Warning("ECA0152", location,
        $"The package directory '{path}' does not exist, and Salesforce CLI stops at it. Create it, or correct its path.");

    public static Diagnostic OutsidePackageDirectories(SourceLocation location, int count, string folders) => Info("ECA0153", location,
        $"Not read, because outside the package directories of the project: {Files(count)} of External Client Apps in {folders}. "
        + "Salesforce CLI does not deploy them with the project. To check them, name their folder.");

    public static Diagnostic ForceIgnored(SourceLocation location, int count, string names) => Info("ECA0154", location,
        $"Not read, because this file leaves them out: {Files(count)} of External Client Apps ({names}). "
        + "Salesforce CLI leaves them out too. To check a file all the same, name the file itself.");

    public static Diagnostic ReplacedOnDeploy(SourceLocation location, string element, string text, string source) => Info("ECA0155", location,
        $"'{element}' holds '{text}', which {source} replaces on deploy, as sfdx-project.json says. The value was not checked.");

    public static Diagnostic ConnectedAppsNotChecked(SourceLocation location, int count) => Warning("ECA0156", location,
        $"No rules apply to connected apps, so nothing was checked in {Files(count)}. "
        + "To see what an External Client App in their place would need, run 'eca convert'.");

    public static Diagnostic RecordInSeveralProjects(SourceLocation? location, MetadataType type, string app, IEnumerable<string> projects) =>
        Error("ECA0157", location,
        $"Several Salesforce DX projects have the {type.Name} of app '{app}': {string.Join(", ", projects)}. Name the folder of one project.");

    public static Diagnostic AppInSeveralProjects(SourceLocation? location, string app, string project, string other) => Warning("ECA0158", location,
        $"App '{app}' is in two Salesforce DX projects. The one in {project} was taken, and the one in {other} was left out. "
        + "To take that one, name its folder.");

    private static string Retrieve(MetadataType type) => $"sf project retrieve start --metadata {type.ManifestType}";

    private static Diagnostic Error(string code, SourceLocation? location, string message) => new(code, DiagnosticSeverity.Error, message, location);

    private static Diagnostic Warning(string code, SourceLocation? location, string message) => new(code, DiagnosticSeverity.Warning, message, location);

    private static Diagnostic Info(string code, SourceLocation? location, string message) => new(code, DiagnosticSeverity.Info, message, location);

    private static string Files(int count) => count == 1 ? "1 file" : FormattableString.Invariant($"{count} files");

    private static string Range(ApiVersion since, ApiVersion? until) => until is { } last ? $"{since} to {last}" : $"{since} and later";
}
