using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Reconciliation;

/// <summary>The one place that says which differences do not count.</summary>
internal static class Equivalences
{
    /// <summary>In the order in which they are applied.</summary>
    public static ValueList<Equivalence> All { get; } =
    [
        new("layout", "Element order, comments, white space between elements, and the encoding of the file."),
        new("enum-spelling", "The letter case of an enum value: the guide's Enforce_RelaxRefresh is the org's Enforce_relaxrefresh."),
        new("text-edges", "Leading and trailing white space of a text, and its line endings.")
        {
            Normalize = static (_, _, value) => value is string text ? text.Replace("\r\n", "\n").Trim() : value,
        },
        new("empty-text", "An empty text and an absent one.")
        {
            Normalize = static (_, _, value) => value is "" ? null : value,
        },
        new("app-name", "The letter case of an app's name.")
        {
            Normalize = static (field, _, value) => field.Role == FieldRole.App && value is string name ? name.ToUpperInvariant() : value,
        },
        new(
            "scope-aliases",
            "Scopes that Salesforce stores under another name: Profile, Email, Address and Phone are Basic, OfflineAccess is RefreshToken.")
        {
            Normalize = static (field, _, value) => field.ItemEnum is { } scopes && value is string text
                ? string.Join(",", ListText.Items(field, text).Select(item => StoredName(scopes, item)))
                : value,
        },
        new("list-order", "The order, duplicates, spacing and letter case of the items in a list (URLs are case-sensitive).")
        {
            Normalize = static (field, _, value) => field.Separator is not null && value is string text ? Sorted(field, text) : value,
        },
        new("certificates", "The form of a certificate: PEM, base64 with any line breaks, or base64 of a whole PEM file.")
        {
            Normalize = static (field, _, value) =>
                field.IsCertificate && value is string text ? CertificateText.Read(text).Value ?? text : value,
        },
        new(
            "unused-zero",
            "The 0 that orgs return for a period which another field makes meaningless: that of refresh tokens that expire immediately.")
        {
            Normalize = static (field, owner, value) => value is 0 && field.OnlyWith?.IsMet(owner) == false ? null : value,
        },
        new(
            "defaults",
            "An absent value and its default: the documented one, false for any other switch but those of plugins, "
            + "the record's name for its label.")
        {
            Normalize = static (field, owner, value) => value ?? DefaultOf(field, owner),
        },
        new("requests", "A requested rotation, which Salesforce carries out and a retrieve does not return.")
        {
            Excuses = static (field, desired, retrieved) =>
                field.Request is { } request && request.Equals(desired) && !request.Equals(retrieved),
        },
        new("secrets", "A secret that a retrieve does not return.")
        {
            Excuses = static (field, desired, retrieved) => field.IsSecret && desired is not null && retrieved is null,
        },
    ];

    private static string StoredName(MetadataEnum scopes, string scope) =>
        scopes.FindByName(scope) is { } known ? known.AliasOf ?? known.Name : scope;

    private static string Sorted(MetadataField field, string text) => string.Join(",", ListText.Items(field, text)
        .Select(item => ListText.IsByLine(field) ? item : item.ToUpperInvariant())
        .Distinct()
        .OrderBy(item => item, StringComparer.Ordinal));

    /// <summary>Gets Salesforce's value for an absent one, if known.</summary>
    public static object? DefaultOf(MetadataField field, MetadataObject owner) =>
        field switch
        {
            _ when !field.IsDefaultKnown || field.OnlyWith?.IsMet(owner) == false => null,
            { Default: { } known } => known,
            { Kind: MetadataValueKind.Boolean } => false,
            { Role: FieldRole.Label } when owner is MetadataComponent { FullName.Length: > 0 } component => component.FullName,
            _ => null,
        };
}
