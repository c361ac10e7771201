using System.Diagnostics.CodeAnalysis;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>Suggestions for an element that its type does not have.</summary>
internal static class UnknownElementHint
{
    /// <summary>Names of connected apps and of guides, and the fields that stand for them, which no likeness of letters tells.</summary>
    private static readonly Dictionary<string, MetadataField> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        [ConnectedApp.Fields.PermissionSetName.Name] = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
        ["permissionSet"] = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
        ["permittedPermissionSet"] = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
        ["permittedPermissionSets"] = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
        [ConnectedApp.Fields.ProfileName.Name] = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile,
        ["profile"] = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile,
        ["permittedProfiles"] = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile,
        [ConnectedAppOauthConfig.Fields.IsAdminApproved.Name] = ExtlClntAppOauthConfigurablePolicies.Fields.PermittedUsersPolicyType,
        [ConnectedAppOauthConfig.Fields.OauthClientCredentialUser.Name] =
            ExtlClntAppOauthConfigurablePolicies.Fields.ClientCredentialsFlowUser,
        [ConnectedAppOauthConfig.Fields.IsClientCredentialEnabled.Name] =
            ExtlClntAppOauthConfigurablePolicies.Fields.IsClientCredentialsFlowEnabled,
        [ConnectedAppOauthPolicy.Fields.IpRelaxation.Name] = ExtlClntAppOauthConfigurablePolicies.Fields.IpRelaxationPolicyType,
        [ConnectedAppOauthPolicy.Fields.RefreshTokenPolicy.Name] = ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenPolicyType,
        [ConnectedAppSessionPolicy.Fields.SessionLevel.Name] = ExtlClntAppOauthConfigurablePolicies.Fields.RequiredSessionLevel,
        [ConnectedAppSessionPolicy.Fields.SessionTimeout.Name] = ExtlClntAppOauthConfigurablePolicies.Fields.SessionTimeoutInMinutes,
        [ConnectedAppOauthConfig.Fields.Scopes.Name] = ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes,
        ["oauthScopes"] = ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes,
        [ConnectedApp.Fields.IpRanges.Name] = ExtlClntAppOauthSettings.Fields.TrustedIpRanges,
        [ConnectedAppOauthConfig.Fields.IsCodeCredentialEnabled.Name] = ExtlClntAppGlobalOauthSettings.Fields.IsCodeCredFlowEnabled,
        [ConnectedAppOauthConfig.Fields.IsCodeCredentialPostOnly.Name] = ExtlClntAppGlobalOauthSettings.Fields.IsCodeCredPostOnly,
        [ConnectedAppSamlConfig.Fields.SamlIdpSLOBindingEnum.Name] = ExtlClntAppSamlConfigurablePolicies.Fields.SingleLogoutBindingType,
        [ConnectedAppSamlConfig.Fields.SamlNameIdFormat.Name] = ExtlClntAppSamlConfigurablePolicies.Fields.NameIdFormat,
        [ConnectedAppSamlConfig.Fields.SamlSigningAlgoType.Name] = ExtlClntAppSamlConfigurablePolicies.Fields.SigningAlgorithmType,
        [ConnectedAppSamlConfig.Fields.SamlSloUrl.Name] = ExtlClntAppSamlConfigurablePolicies.Fields.SingleLogoutUrl,
        [ConnectedAppSamlConfig.Fields.SamlSubjectCustomAttr.Name] = ExtlClntAppSamlConfigurablePolicies.Fields.SubjectCustomAttribute,
        [ConnectedAppSamlConfig.Fields.SamlSubjectType.Name] = ExtlClntAppSamlConfigurablePolicies.Fields.SubjectType,
    };

    private static readonly MetadataType[] Siblings =
        [.. MetadataCatalog.Components.Where(type => type.AppField is not null || type == ExternalClientApplication.MetadataType)];

    /// <summary><c> Did you mean 'x'?</c> with a leading blank, or nothing when no field is near.</summary>
    public static string For(MetadataType type, string name)
    {
        if ((OtherNames.TryGetValue(name, out var meant) || KeyOf(type, name, out meant)) && FieldOf(type, meant) is { } known)
        {
            return Ask(type, known);
        }

        if (Array.Find(Siblings, sibling => sibling.FindField(name) is not null) is { } owner)
        {
            return Ask(type, (owner, name));
        }

        if (Suggestion.Nearest(name, type.Fields.Select(field => field.Name)) is { } near)
        {
            return Ask(type, (type, near));
        }

        return Siblings.Contains(type) && InSiblings(name) is { } sibling ? Ask(type, sibling) : "";
    }

    /// <summary>The field that policy files call by this name, of the type itself or of another one of the app.</summary>
    private static bool KeyOf(MetadataType type, string name, [NotNullWhen(true)] out MetadataField? field)
    {
        field = Siblings.Prepend(type).SelectMany(sibling => sibling.Fields)
            .FirstOrDefault(known => known.PolicyKey != known.Name
                && string.Equals(known.PolicyKey, name, StringComparison.OrdinalIgnoreCase));
        return field is not null;
    }

    /// <summary>The field in the type itself, where it has one of that name.</summary>
    private static (MetadataType Type, string Name)? FieldOf(MetadataType type, MetadataField field)
    {
        if (type.FindField(field.Name) is not null)
        {
            return (type, field.Name);
        }

        var owner = Array.Find(Siblings, sibling => sibling.FindField(field.Name) == field);
        return owner is null ? null : (owner, field.Name);
    }

    private static (MetadataType Type, string Name)? InSiblings(string name)
    {
        var near = Suggestion.Nearest(name, Siblings.SelectMany(sibling => sibling.Fields).Select(field => field.Name));
        return near is null ? null : (Array.Find(Siblings, sibling => sibling.FindField(near) is not null)!, near);
    }

    private static string Ask(MetadataType type, (MetadataType Type, string Name) field) =>
        $" Did you mean '{field.Name}'{(field.Type == type ? "" : $" of {field.Type.Name}")}?";
}
