using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The lists of custom attributes that records have.</summary>
internal static class CustomAttributes
{
    /// <summary>The fields that hold such a list.</summary>
    public static IReadOnlyList<MetadataField> Lists { get; } =
    [
        ExtlClntAppOauthConfigurablePolicies.Fields.CustomAttributes,
        ExtlClntAppOauthSettings.Fields.CustomAttributes,
        ExtlClntAppSamlConfigurablePolicies.Fields.CustomAttributes,
    ];

    /// <summary>The list of a record; <see langword="null"/> for a type without one.</summary>
    public static MetadataField? ListOf(MetadataComponent record) =>
        Lists.FirstOrDefault(list => list.DeclaringType == record.GetMetadataType());

    /// <summary>The field with the formula of an attribute.</summary>
    public static MetadataField FormulaOf(MetadataObject attribute) => attribute switch
    {
        ExtlClntAppOauthPoliciesAttribute => ExtlClntAppOauthPoliciesAttribute.Fields.Formula,
        ExtlClntAppOauthSettingsAttribute => ExtlClntAppOauthSettingsAttribute.Fields.Formula,
        _ => ExtlClntAppSamlConfigurablePoliciesAttribute.Fields.Formula,
    };
}
