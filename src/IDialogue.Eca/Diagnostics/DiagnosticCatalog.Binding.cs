using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of what a policy file may set.</summary>
internal static partial class DiagnosticCatalog
{
    /// <summary>Longer lists of valid values are left out where one value was probably meant.</summary>
    private const int MaxListedValues = 15;

    public static Diagnostic UnknownKey(
        SourceLocation location, string key, string owner, string? place, string? suggestion, IEnumerable<string> known) =>
        Error("ECA0011", location, $"{owner} has no key '{Short(key)}'. " + (place, suggestion) switch
        {
            ({ } other, _) => $"It belongs {other}.",
            (null, { } meant) => $"Did you mean '{meant}'?",
            _ => $"Valid keys: {string.Join(", ", known)}.",
        });

    public static Diagnostic InvalidValue(
        SourceLocation location, string text, string subject, IReadOnlyCollection<string> allowed, string? suggestion) =>
        Error("ECA0012", location,
        $"'{Short(text)}' is not a valid value for {WithinSentence(subject)}.{(suggestion is null ? "" : $" Did you mean '{suggestion}'?")}"
        + (suggestion is not null && allowed.Count > MaxListedValues ? "" : $" Valid values: {string.Join(", ", allowed)}."));

    public static Diagnostic UnexpectedShape(SourceLocation location, string subject, string expected, string found) =>
        Error("ECA0013", location,
        $"{subject}: expected {expected}, but found {found}.");

    public static Diagnostic NotBoolean(SourceLocation location, string found, string subject) => Error("ECA0014", location,
        $"{subject}: expected true or false, but found {found}. Write it without quotes; YAML 1.2 does not read yes, no, "
        + "on or off as booleans.");

    public static Diagnostic NotInteger(SourceLocation location, string found, string subject) => Error("ECA0015", location,
        FormattableString.Invariant($"{subject}: expected a whole number from 0 to {int.MaxValue}, but found {found}. ")
        + "Write only digits, without quotes.");

    public static Diagnostic MissingValue(SourceLocation location, string subject, string? keyToEmpty = null) => Error("ECA0016", location,
        $"{subject} has no value. "
        + (keyToEmpty is null
            ? "Set one or remove the key; omitted keys are not written."
            : $"Set at least one item. To empty the list, write 'remove: [{keyToEmpty}]' in its place."));

    public static Diagnostic UnreplacedPlaceholder(SourceLocation location, string text, bool isOfVariable) => Error("ECA0017", location,
        isOfVariable
            ? $"The value of the variable in '{Short(text)}' looks like an unreplaced placeholder. Set the variable to the real value."
            : $"'{Short(text)}' looks like an unreplaced placeholder. Replace it with the real value.");

    public static Diagnostic MissingKey(SourceLocation location, string owner, string key, string hint) => Error("ECA0018", location,
        $"{owner} requires the key '{key}'. {hint}");

    public static Diagnostic InvalidApiVersion(SourceLocation? location, string text) => Error("ECA0019", location,
        $"'{Short(text)}' is not a supported API version. Use {ApiVersion.Oldest} to {ApiVersion.Newest}, "
        + $"for example {ApiVersion.Default}.");

    public static Diagnostic InvalidName(SourceLocation location, string text, string what, string hint) => Error("ECA0020", location,
        $"'{Short(text)}' is not a valid {what}. {hint}");

    public static Diagnostic DuplicateApp(SourceLocation location, string name, SourceLocation first) => Error("ECA0021", location,
        $"App '{Short(name)}' is already defined at {first}; Salesforce ignores case in names. Merge the two entries.");

    public static Diagnostic RecordNameUnknown(SourceLocation? location, string app) => Error("ECA0022", location,
        $"The names of the policy records of '{Short(app)}' depend on how the app came into the org, "
        + "and Salesforce refuses a record with another name (\"duplicate value found\"). "
        + "Set 'origin' to installed (from a package), deployed (from metadata) or setup (created in Setup), "
        + "or set 'fullName' in each section.");

    public static Diagnostic NamespaceInRecordName(SourceLocation location, string name) => Error("ECA0023", location,
        $"'{Short(name)}' contains a namespace, and an org refuses such policy records "
        + "(\"Cannot create a new component with the namespace\"). Remove it here and set 'namespace' on the app.");

    public static Diagnostic AppWithoutSettings(SourceLocation location, string app) => Error("ECA0024", location,
        $"App '{Short(app)}' has no settings or policies. Add 'oauthPolicies:' or 'appPolicies:'.");

    public static Diagnostic CommaInItem(SourceLocation location, string text, string subject) => Error("ECA0026", location,
        $"'{Short(text)}' contains a comma, which separates the items of {WithinSentence(subject)} in metadata. "
        + "Write one item per entry: [A, B].");

    public static Diagnostic ConflictingApiVersions(SourceLocation location, ApiVersion here, ApiVersion there, string otherFile) =>
        Error("ECA0027", location,
        $"This file sets API version {here}, but {otherFile} sets {there}. A package has one version: use the same in both, "
        + "or set it outside.");

    public static Diagnostic BelongsToPackage(SourceLocation location, string key, string app) => Error("ECA0073", location,
        $"'{key}' of app '{app}' belongs to the package, and a subscriber org cannot set it "
        + "(\"Cannot create a new component with the namespace\"). "
        + "Remove the section, or, if the app is your own, remove 'namespace' and set 'origin: deployed'.");

    public static Diagnostic InvalidCertificate(SourceLocation location, string subject, string hint) => Error("ECA0074", location,
        $"{subject}: expected an X.509 certificate. {hint}");

    public static Diagnostic SuppressionExpired(SourceLocation? location, string rule, DateTime until) =>
        Warning("ECA0081", location,
        FormattableString.Invariant($"The suppression of {rule} expired on {until:yyyy-MM-dd}, so its findings count again. ")
        + "Fix them, or set a new date with a reason.");

    public static Diagnostic SuppressionUnused(SourceLocation? location, string rule) => Info("ECA0082", location,
        $"Nothing violates {rule} here, so the suppression has no effect. Remove it, or it will hide the next violation.");

    public static Diagnostic InvalidId(SourceLocation location, string text, string what, string hint) => Error("ECA0128", location,
        $"'{Short(text)}' is not a valid {what}. {hint}");

    public static Diagnostic InvalidConnectionUrl(SourceLocation location, string text, string hint) => Error("ECA0129", location,
        $"'{Short(text)}' is not a valid connection link. {hint}");

    public static Diagnostic SeveralCertificates(SourceLocation? location, string subject, int count) => Warning("ECA0159", location,
        FormattableString.Invariant($"{subject} contains {count} certificates, but Salesforce takes one. ")
        + "The first is used. Keep only the one you need.");

    public static Diagnostic InstalledCannotBeAbsent(SourceLocation location, string app) => Error("ECA0250", location,
        $"'state: absent' does not apply to app '{app}', which a package installed: it is deleted with its package. Uninstall the package "
        + "in Setup > Installed Packages, or remove 'state'. To lock users out, set 'isEnabled: false' under 'appPolicies'.");

    public static Diagnostic AbsentAndSet(SourceLocation location, string key, string subject) => Error("ECA0251", location,
        $"'{Short(key)}' has no effect on {subject}, which is deleted by 'state: absent'. Remove the key, or remove 'state: absent'.");

    public static Diagnostic RefusedByGuard(SourceLocation? location, string subject, string reason) => Error("ECA0264", location,
        $"{subject} has no effect: the guard file {reason}");

    /// <summary>A subject after other words: 'Item 1 of …' becomes 'item 1 of …'.</summary>
    private static string WithinSentence(string subject) => char.ToLowerInvariant(subject[0]) + subject.Substring(1);
}
