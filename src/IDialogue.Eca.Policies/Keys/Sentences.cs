using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>Sentences of descriptions.</summary>
internal static class Sentences
{
    /// <summary>The sentences that there are, in a row.</summary>
    public static string Join(params string?[] sentences) => string.Join(" ", sentences.OfType<string>());

    /// <summary>A value by Setup's label and by its API name: <c>'High Assurance' (HIGH_ASSURANCE)</c>.</summary>
    public static string Value(MetadataEnumValue value) =>
        value.Label is null || value.Label == value.Name ? value.Name : $"'{value.Label}' ({value.Name})";

    /// <summary>"Default: …", Salesforce's value if the field is absent; <see langword="null"/> if it is not known.</summary>
    public static string? Default(MetadataField field) => field.Default switch
    {
        null => null,
        true => "Default: `true`.",
        false => "Default: `false`.",
        var value when field.Enum is { } known => $"Default: {Value(known.Get(value))}.",
        var value => FormattableString.Invariant($"Default: `{value}`."),
    };

    /// <summary>"API 61.0 to 63.0." and the like; <see langword="null"/> when all supported versions know it.</summary>
    public static string? Versions(ApiVersion since, ApiVersion? until)
    {
        var from = since > ApiVersion.Oldest ? since : ApiVersion.Oldest;
        if (until is { } last)
        {
            return $"API {from} to {last}.";
        }

        return from > ApiVersion.Oldest ? $"API from {from}." : null;
    }
}
