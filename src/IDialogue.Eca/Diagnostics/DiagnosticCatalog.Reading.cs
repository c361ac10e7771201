namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of policy files: YAML, environments and variables.</summary>
internal static partial class DiagnosticCatalog
{
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
        $"'{Short(text)}' is a YAML anchor, alias or merge key, which policy files do not support. Write the value out, or use a preset.");

    public static Diagnostic TagNotSupported(SourceLocation location, string tag) => Error("ECA0007", location,
        $"Policy files do not support YAML tags, but found '{Short(tag)}'. Remove it.");

    public static Diagnostic DuplicateKey(SourceLocation location, string key, int firstLine) => Error("ECA0008", location,
        FormattableString.Invariant($"'{Short(key)}' is already defined on line {firstLine}. Remove one of the two."));

    public static Diagnostic NestedTooDeeply(SourceLocation location, int limit) => Error("ECA0009", location,
        FormattableString.Invariant($"Nesting exceeds {limit} levels. The rest of the file was not read; no valid file needs this depth."));

    public static Diagnostic KeyNotText(SourceLocation location) => Error("ECA0010", location,
        "A key must be plain text, but found a list or a mapping. Write 'key: value'.");

    public static Diagnostic UndefinedVariable(SourceLocation location, string name) => Error("ECA0075", location,
        $"Variable '{name}' has no value. Set an environment variable of this name, or write a default: ${{{name}:-value}}.");

    public static Diagnostic InvalidVariable(SourceLocation location, string text) => Error("ECA0076", location,
        $"'{Short(text)}' is not a valid variable. Write ${{name}} or ${{name:-default}}; a name starts with a letter "
        + "and contains letters, digits and _ - . : only. For a literal ${, write $${.");

    public static Diagnostic UnknownEnvironment(
        SourceLocation location, string environment, string expected, IReadOnlyCollection<string> known) =>
        Error("ECA0077", location,
        $"Environment '{environment}' has no file: {expected} does not exist.{Suggestion.For(environment, known)} "
        + (known.Count == 0 ? "There is no file for any environment." : $"Environments with a file: {string.Join(", ", known)}."));

    public static Diagnostic InvalidEnvironmentName(string environment) => Error("ECA0182", null,
        $"'{environment}' is not a valid name for an environment (EcaEnvironment, EcaEnvironments, --environment). It is part of the names "
        + "of files and folders: use letters, digits, dots, underscores and hyphens, starting with a letter or digit, "
        + "and no name of a Windows device (CON, NUL).");

    public static Diagnostic OverlayOfNothing(string path, string reason) => Error("ECA0184", new(path),
        $"The overlay applies to nothing: {reason} Rename or delete the file.");

    public static Diagnostic MissingOverlay(string path, string policyFile) => Error("ECA0185", new(path),
        $"The overlay of {policyFile} does not exist. Correct the path (metadata 'Overlay' of EcaPolicy), or create the file.");

    public static Diagnostic PolicyFileTwice(string path) => Error("ECA0186", new(path),
        "The policy file is listed twice, and the entries may have different overlays. List it once.");

    public static Diagnostic OverlayAsPolicyFile(string path, string policyFile) => Error("ECA0187", new(path),
        $"This is an overlay of {policyFile}, but it is listed as a policy file of its own, so it would apply to every environment. "
        + "Exclude it from the list (in a project: Exclude=\"**/*.*.eca.yaml\").");

    public static Diagnostic OverlaysDiffer(string path, string package, string difference) => Error("ECA0194", new(path),
        $"Two projects have overlays of package {package}, and this file {difference}. "
        + "Delete the overlays of one project, or make the files of both the same, byte for byte.");

    public static Diagnostic UnreadPolicyFile(string path, string name) => Warning("ECA0205", new(path),
        "The file looks like a policy file or an overlay, but it is not read, because its name does not end with .eca.yaml. "
        + $"Rename it to {name}, or delete it.");

    public static Diagnostic NearEnvironment(string path, string environment, string known, string file) => Warning("ECA0206", new(path),
        $"Environment '{environment}' of this overlay is nearly '{known}' of {file}, and an overlay applies only to the environment of "
        + "exactly its name. If one of the two is misspelled, rename its file.");

    public static Diagnostic NestedVariable(SourceLocation location, string name) => Error("ECA0210", location,
        $"The default of variable '{Short(name)}' contains another variable, which is not supported. Write a plain text as the default.");

    public static Diagnostic UnusedPublicVariable(SourceLocation location, string name, IReadOnlyCollection<string> used) =>
        Error("ECA0213", location, $"'{Short(name)}' in 'publicVariables' is not a variable of this file. "
            + (used.Count == 0 ? "The file has no variables; remove it." : $"Remove it, or write one of: {string.Join(", ", used)}."));
}
