using System.Collections;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Reconciliation;

/// <summary>Compares values by what they mean to Salesforce.</summary>
internal static class Meaning
{
    /// <summary>Checks whether a desired value and what an org has are the same to Salesforce.</summary>
    /// <param name="field">The field of both.</param>
    /// <param name="desiredOwner">The record of the desired value.</param>
    /// <param name="desired">The desired value.</param>
    /// <param name="retrievedOwner">The record that the org has.</param>
    /// <param name="retrieved">The value that it has.</param>
    public static bool IsSame(
        MetadataField field, MetadataObject desiredOwner, object? desired, MetadataObject retrievedOwner, object? retrieved) =>
        Key(field, desiredOwner, desired) == Key(field, retrievedOwner, retrieved)
        || Equivalences.All.Any(rule => rule.Excuses?.Invoke(field, desired, retrieved) == true);

    /// <summary>Checks whether a value is what Salesforce would take for an absent one.</summary>
    public static bool IsDefault(MetadataField field, MetadataObject owner, object? value) =>
        Key(field, owner, value) == Key(field, owner, null);

    /// <summary>A text that two values share when they mean the same.</summary>
    public static string Key(MetadataField field, MetadataObject owner, object? value)
    {
        if (field.IsRepeated)
        {
            var items = value is IEnumerable list ? list.Cast<object>() : [];
            return string.Join("\u0001", items.Select(item => ItemKey(field, item)).OrderBy(key => key, StringComparer.Ordinal));
        }

        if (value is MetadataObject)
        {
            return ItemKey(field, value);
        }

        foreach (var rule in Equivalences.All)
        {
            value = rule.Normalize is { } normalize ? normalize(field, owner, value) : value;
        }

        return value is null ? "" : ValueText.OfItem(field, value);
    }

    /// <summary>
    /// A text that two records share when they mean the same to Salesforce, as far as a retrieve shows: without secrets and requests.
    /// </summary>
    public static string OfRecord(MetadataObject record) => string.Join(
        "\u0003",
        from field in record.GetMetadataType().Fields
        where !field.IsSecret && !field.IsNeverWritten && field.Request is null
        select Key(field, record, field.GetValue(record)));

    /// <summary>A text that two items of a repeated field share when they are about the same thing.</summary>
    public static string Identity(MetadataField field, object item)
    {
        if (item is not MetadataObject record || record.GetMetadataType() is not { IdentityFields.Count: > 0 } type)
        {
            return ItemKey(field, item);
        }

        return string.Join("\u0001", type.IdentityFields.Select(part => Key(part, record, part.GetValue(record))));
    }

    /// <summary>A text that two items of a repeated field share when they mean the same.</summary>
    public static string ItemKey(MetadataField field, object item)
    {
        if (item is not MetadataObject record)
        {
            return ValueText.OfItem(field, item);
        }

        var keys = record.GetMetadataType().Fields.Select(inner => Key(inner, record, inner.GetValue(record)));
        return $"\u0002{string.Join("\u0003", keys)}\u0004";
    }
}
