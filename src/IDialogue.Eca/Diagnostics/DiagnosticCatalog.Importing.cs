using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of import.</summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic ComponentLeftOut(SourceLocation? location, MetadataType type, string name, string reason) =>
        Info("ECA0069", location,
        $"{type.Name} '{name}' was left out of the policy file: {reason}");

    public static Diagnostic FieldLeftOut(SourceLocation? location, MetadataType type, string field, string reason) =>
        Info("ECA0070", location,
        $"{type.Name}.{field} was left out of the policy file: {reason} Set it there if it is needed; otherwise a merge keeps what the "
        + "org has, and a deploy without a merge resets it.");

    public static Diagnostic AppsShareName(SourceLocation? location, string app, string otherApp) => Error("ECA0071", location,
        $"Apps '{app}' and '{otherApp}' differ only in their namespace, but a policy file has one entry per developer name. "
        + "Import them from two folders into two files.");

    public static Diagnostic NothingToImport(string path, bool hasRecords) => Error("ECA0072", new(path), hasRecords
        ? "There is nothing to write: each record was left out, for the reason that is given with it."
        : "No policies of External Client Apps found. Retrieve them first, for example: "
            + $"{SfCommand.Retrieve(ExtlClntAppOauthConfigurablePolicies.MetadataType.Name)}.");
}
