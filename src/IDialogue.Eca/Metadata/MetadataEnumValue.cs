namespace IDialogue.Eca.Metadata;

/// <summary>A value of an enum in the catalogue.</summary>
public sealed class MetadataEnumValue
{
    internal MetadataEnumValue(string name, object value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>API name, as metadata XML holds it.</summary>
    public string Name { get; }

    /// <summary>The C# enum value.</summary>
    public object Value { get; }

    /// <summary>The words Setup shows for the value, where they are known.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the words that Setup showed for the value before; policy files can still use them.</summary>
    public ValueList<string> FormerLabels { get; init; } = [];

    /// <summary>Names of an OAuth scope in a token request, for example <c>refresh_token</c>.</summary>
    public ValueList<string> RuntimeNames { get; init; } = [];

    /// <summary>API name of the value that Salesforce stores in place of this one.</summary>
    public string? AliasOf { get; init; }

    /// <summary>One line on what the value means.</summary>
    public required string Description { get; init; }

    /// <summary>The first API version that knows the value.</summary>
    public required ApiVersion Since { get; init; }

    /// <summary>The last API version that knows the value; absent while there is none.</summary>
    public ApiVersion? Until { get; init; }

    /// <summary>Checks whether <paramref name="version"/> knows the value.</summary>
    public bool IsKnownTo(ApiVersion version) => version >= Since && (Until is not { } until || version <= until);
}
