using System.Collections;
using System.Globalization;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Reconciliation;

/// <summary>Values of fields as people read them.</summary>
internal static class ValueText
{
    /// <summary>A mask for a secret.</summary>
    public const string Secret = "(secret)";

    /// <summary>A mask for a value that cannot be read: it may be a secret.</summary>
    public const string NotShown = "(not shown)";

    /// <summary>A value as metadata XML holds it; a record or a list as one line; absent without a value.</summary>
    public static string? Of(MetadataField field, object? value) => value switch
    {
        null => null,
        _ when field.IsSecret => Secret,
        // What else stands there can be the private key.
        string text when field.IsCertificate && CertificateText.Read(text).Value is null => NotShown,
        IEnumerable items when field.IsRepeated => OfItems(field, [.. items.Cast<object>()]),
        _ => OfItem(field, value),
    };

    /// <summary>One item of a repeated field, or the value of another.</summary>
    public static string OfItem(MetadataField field, object item) => item switch
    {
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        MetadataObject record => OfRecord(record),
        string text => text,
        _ => field.Enum!.Get(item).Name,
    };

    private static string? OfItems(MetadataField field, object[] items) =>
        items.Length == 0 ? null : string.Join(", ", items.Select(item => OfItem(field, item)));

    private static string OfRecord(MetadataObject record)
    {
        var parts =
            from field in record.GetMetadataType().Fields
            let text = Of(field, field.GetValue(record))
            where text is not null
            select $"{field.Name}: {text}";
        return $"{{{string.Join(", ", parts)}}}";
    }
}
