using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of conversion of connected apps.</summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic ConnectedAppOfPackage(SourceLocation? location, string name) => Warning("ECA0130", location,
        $"Connected app '{name}' came from a package and was not converted; its publisher provides the External Client App. "
        + "Ask them for a package version that has one, and set its policies then.");

    public static Diagnostic AppExists(SourceLocation? location, string name, string file) => Warning("ECA0131", location,
        $"External Client App '{name}' already exists in {file}, so the connected app was not converted. "
        + "Compare the two, and delete the connected app's file when the move is complete.");

    public static Diagnostic NothingToConvert(string path) => Error("ECA0132", new(path),
        $"No connected app to convert found. Retrieve them first, for example: {SfCommand.Retrieve(ConnectedApp.MetadataType.Name)}.");

    public static Diagnostic FieldNotConverted(SourceLocation? location, MetadataType type, string field, string reason) =>
        Warning("ECA0133", location,
        $"{type.Name}.{field} was not moved: {reason}");

    public static Diagnostic CredentialNotConverted(SourceLocation? location, MetadataType type, MetadataField field) =>
        Info("ECA0134", location,
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

    public static Diagnostic MayRevert(SourceLocation? location, MetadataType type, MetadataField field, string value) =>
        Warning("ECA0137", location,
        $"{type.Name}.{field.Name} is '{value}', as in the connected app, but Salesforce is reported to revert it in some orgs. "
        + "Check it after the deploy.");

    public static Diagnostic CertificateNotMoved(SourceLocation? location, MetadataField field, string reason) => Error("ECA0160", location,
        $"{field} cannot be moved: {reason}");

    public static Diagnostic PartNotMoved(SourceLocation? location, string part, string reason) => Error("ECA0161", location,
        $"{part} was left out: {reason} Correct it in the connected app and convert again, or add it to the policy file.");

    public static Diagnostic RefreshPolicyNotMoved(SourceLocation? location, MetadataField field) => Info("ECA0162", location,
        $"{field} was not moved: the app's scopes do not include refresh tokens, so the policy has no effect.");
}
