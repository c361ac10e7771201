using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of trees of metadata and Salesforce DX projects.</summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic UnexpectedFolder(SourceLocation location, MetadataType type, string folder) => Warning("ECA0055", location,
        $"A {type.Name} file is in '{folder}', but in metadata format Salesforce tools read it only from '{type.Folder}'. Move it there.");

    public static Diagnostic UnexpectedSuffix(SourceLocation location, MetadataType? type, string name, string? expected) =>
        Warning("ECA0056", location,
        type is null
            ? $"The file was not read: no known type of External Client Apps has the suffix of '{name}'. Correct the suffix."
            : $"The file was not read, here or by Salesforce CLI: {type.Name} files end with '.{type.Suffix}', "
                + $"or '.{type.Suffix}-meta.xml' in source format, but this one is '{name}'. Rename it to '{expected}'.");

    public static Diagnostic SuffixOfAnotherType(SourceLocation location, MetadataType found, MetadataType expected) =>
        Error("ECA0057", location,
        $"The file contains {found.Name}, but its name is that of {expected.Name}. Use the suffix '.{found.Suffix}', "
        + "or correct the content.");

    public static Diagnostic Orphan(SourceLocation? location, MetadataType type, string name, string app) => Warning("ECA0058", location,
        $"{type.Name} '{name}' belongs to app '{app}', which is not in this tree; an org without the app refuses it. "
        + $"Add the app's .eca file, or correct <{type.AppField?.Name}>.");

    public static Diagnostic ComponentInTwoFiles(SourceLocation location, MetadataType type, string name, string otherPath) =>
        Error("ECA0059", location,
        $"{type.Name} '{name}' is also in {otherPath}, and a deploy uses only one of them. Keep one.");

    public static Diagnostic FolderSkipped(SourceLocation location, string hint) => Info("ECA0080", location,
        $"The folder was not read. {hint}");

    public static Diagnostic InvalidProject(SourceLocation location, string problem) => Error("ECA0151", location,
        $"The project file cannot be used: {problem} Salesforce CLI rejects it, too. Correct the file.");

    public static Diagnostic PackageDirectoryNotFound(SourceLocation location, string path) => Warning("ECA0152", location,
        $"Package directory '{Short(path)}' does not exist; Salesforce CLI rejects the project. Create the folder or correct the path.");

    public static Diagnostic OutsidePackageDirectories(SourceLocation location, int count, string folders) => Info("ECA0153", location,
        $"Not read: {CountText.Of(count, "file")} of External Client Apps outside the package directories, in {folders}. "
        + "Salesforce CLI does not deploy them with the project. To check them, pass their folder.");

    public static Diagnostic ForceIgnored(SourceLocation location, int count, string names) => Info("ECA0154", location,
        $"Not read: {CountText.Of(count, "file")} of External Client Apps that this file excludes ({names}). "
        + "Salesforce CLI excludes them, too. To check a file anyway, pass the file itself.");

    public static Diagnostic ReplacedOnDeploy(SourceLocation location, string element, string text, string source) =>
        Info("ECA0155", location,
        $"sfdx-project.json replaces '{Short(text)}' in '{element}' on deploy with {source}. The value was not checked.");

    public static Diagnostic ConnectedAppsNotChecked(SourceLocation location, int count) => Warning("ECA0156", location,
        $"Connected apps are not checked against any rules ({CountText.Of(count, "file")}). "
        + "To see what External Client Apps in their place would need, run 'eca convert'.");

    public static Diagnostic RecordInSeveralProjects(
        SourceLocation? location, MetadataType type, string app, IEnumerable<string> projects) =>
        Error("ECA0157", location,
        $"Several Salesforce DX projects have the {type.Name} of app '{app}': {string.Join(", ", projects)}. "
        + "Pass the folder of one project.");

    public static Diagnostic TakenFromOneProject(SourceLocation? location, string what, string project, string other) =>
        Warning("ECA0158", location,
        $"{what} is in two Salesforce DX projects. The one in {project} is used, and the one in {other} is skipped. "
        + "To use that one, pass its folder.");

    public static Diagnostic VersionNotChecked(SourceLocation location, string version) => Warning("ECA0174", location,
        $"'{Short(version)}' is not an API version from {ApiVersion.Oldest} to {ApiVersion.Newest}, so the files were not checked against "
        + "a version. Correct it, or name a version with --api-version.");

    public static Diagnostic InputTooLarge(SourceLocation location, string limit, string what) => Error("ECA0207", location,
        $"Not read: it exceeds {limit}, the limit for {what}. Check that this is the right file; if it is, split it.");

    public static Diagnostic NotARegularFile(SourceLocation location) => Error("ECA0208", location,
        "Not read: it is a pipe, a socket or a device. Pass a file; "
        + "a policy file from another program comes from standard input, with '-'.");

    /// <summary>The severity is that of the findings.</summary>
    public static Diagnostic TooManyFindings(string? file, int count) => Error("ECA0209", file is null ? null : new(file),
        FormattableString.Invariant($"{count} more findings are not shown. Correct those above and check again."));
}
