using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Conversion;

/// <summary>
/// Field by field, what becomes of a connected app. The converter applies these rows, and <c>docs/converting.md</c> is made of it.
/// </summary>
internal static class ConnectedAppMapping
{
    /// <summary>The records that are made, each in a file of its own.</summary>
    public static ValueList<RecordMapping> Records { get; } =
    [
        Record(
            ExternalClientApplication.MetadataType,
            null,
            (ExternalClientApplication.Fields.DistributionState, ExtlClntAppDistState.Local)),
        Record(ExtlClntAppConfigurablePolicies.MetadataType, null, (ExtlClntAppConfigurablePolicies.Fields.IsEnabled, true)),
        Record(ExtlClntAppOauthSettings.MetadataType, ConnectedApp.Fields.OauthConfig),
        Record(ExtlClntAppGlobalOauthSettings.MetadataType, ConnectedApp.Fields.OauthConfig),
        Record(ExtlClntAppOauthConfigurablePolicies.MetadataType, ConnectedApp.Fields.OauthConfig) with
        {
            GivenInAppPolicies =
            [
                (ExtlClntAppConfigurablePolicies.Fields.IsOauthPluginEnabled, true),
                (ExtlClntAppConfigurablePolicies.Fields.StartPage, ExtlClntAppStartPage.OAuth),
            ],
        },
        Record(ExtlClntAppSamlConfigurablePolicies.MetadataType, ConnectedApp.Fields.SamlConfig) with
        {
            GivenInAppPolicies = [(ExtlClntAppConfigurablePolicies.Fields.IsSamlPluginEnabled, true)],
        },
        Record(ExtlClntAppCanvasSettings.MetadataType, ConnectedApp.Fields.CanvasConfig) with
        {
            GivenInAppPolicies = [(ExtlClntAppConfigurablePolicies.Fields.IsCanvasPluginEnabled, true)],
        },
    ];

    /// <summary>A row for each field of <c>ConnectedApp</c> and of the types inside it, in the order of the catalogue.</summary>
    public static ValueList<FieldMapping> Fields { get; } =
    [
        Moved(
            ConnectedApp.Fields.Attributes,
            ExtlClntAppOauthSettings.Fields.CustomAttributes,
            ExtlClntAppSamlConfigurablePolicies.Fields.CustomAttributes),
        NotMoved(
            ConnectedApp.Fields.Canvas,
            "Salesforce does not document what it holds. If the app is shown inside Salesforce, add "
            + $"'{ExtlClntAppCanvasSettings.MetadataType.PolicyKey}'."),
        TakenApart(ConnectedApp.Fields.CanvasConfig),
        Moved(ConnectedApp.Fields.ContactEmail, ExternalClientApplication.Fields.ContactEmail),
        Moved(ConnectedApp.Fields.ContactPhone, ExternalClientApplication.Fields.ContactPhone),
        Moved(ConnectedApp.Fields.Description, ExternalClientApplication.Fields.Description),
        Moved(ConnectedApp.Fields.IconUrl, ExternalClientApplication.Fields.IconUrl),
        Moved(ConnectedApp.Fields.InfoUrl, ExternalClientApplication.Fields.InfoUrl),
        Moved(ConnectedApp.Fields.IpRanges, ExtlClntAppOauthSettings.Fields.TrustedIpRanges) with
        {
            FindMistake = range => range is ExtlClntAppOauthIpRange made
                ? IpRange.FindMistake(made.StartIpAddress, made.EndIpAddress)
                : null,
        },
        Moved(ConnectedApp.Fields.Label, ExternalClientApplication.Fields.Label),
        Moved(ConnectedApp.Fields.LogoUrl, ExternalClientApplication.Fields.LogoUrl),
        NotMoved(
            ConnectedApp.Fields.MobileAppConfig,
            "an External Client App has no binary, icon, platform or version of a mobile app. If the app locks its screen, which the "
            + $"metadata of a connected app does not show, add '{ExtlClntAppMobileSettings.MetadataType.PolicyKey}' and "
            + $"'{ExtlClntAppMobileConfigurablePolicies.MetadataType.PolicyKey}'."),
        NotMoved(
            ConnectedApp.Fields.MobileStartUrl,
            "an External Client App has one start URL for all devices. Redirect from that page or from the mobile app."),
        TakenApart(ConnectedApp.Fields.OauthConfig),
        TakenApart(ConnectedApp.Fields.OauthPolicy),
        Moved(
            ConnectedApp.Fields.PermissionSetName,
            ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
            ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedPermissionSet) with
        {
            Convert = ValueConversions.PermissionSet,
            Hint = "Connected apps name permission sets by label, External Client Apps by API name. Look up the API name in Setup "
                + $"and add it to '{ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet.PolicyKey}'.",
            Note = "API names only. Connected apps hold labels; one that cannot be an API name is reported.",
        },
        NotMoved(
            ConnectedApp.Fields.Plugin,
            "its class extends Auth.ConnectedAppPlugin, which External Client Apps do not call. Write a class that extends "
            + $"Auth.ExternalClientAppOauthHandler and set '{ExtlClntAppOauthConfigurablePolicies.Fields.ApexHandler.PolicyKey}' to it."),
        NotMoved(
            ConnectedApp.Fields.PluginExecutionUser,
            "it is the user of the plugin, which is not moved. Set "
            + $"'{ExtlClntAppOauthConfigurablePolicies.Fields.ExecuteHandlerAs.PolicyKey}' to the user of the new class."),
        Moved(
            ConnectedApp.Fields.ProfileName,
            ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile,
            ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedProfile) with
        {
            Convert = ValueConversions.Profile,
            Hint = "External Client Apps separate profiles with commas, so a name with a comma would be two. Rename the profile or "
                + "give its users a permission set.",
        },
        TakenApart(ConnectedApp.Fields.SamlConfig),
        TakenApart(ConnectedApp.Fields.SessionPolicy),
        Moved(
            ConnectedApp.Fields.StartUrl,
            ExtlClntAppOauthConfigurablePolicies.Fields.StartUrl) with
        {
            Otherwise = [ExtlClntAppConfigurablePolicies.Fields.StartPage, ExtlClntAppConfigurablePolicies.Fields.StartUrl],
            Convert = ValueConversions.StartPage,
            Note = "With `OAuth` as the start page, as Salesforce's own migration writes it. Of an app "
                + $"without `{ConnectedApp.Fields.OauthConfig.Name}` it becomes the start URL of the app policies, "
                + "with `Custom` as the start page.",
        },
        .. PartsOf(ConnectedApp.Fields.Canvas),
        Moved(
            ConnectedAppAttribute.Fields.Formula,
            ExtlClntAppOauthSettingsAttribute.Fields.Formula,
            ExtlClntAppSamlConfigurablePoliciesAttribute.Fields.Formula),
        Moved(
            ConnectedAppAttribute.Fields.Key,
            ExtlClntAppOauthSettingsAttribute.Fields.Key,
            ExtlClntAppSamlConfigurablePoliciesAttribute.Fields.Key),
        Moved(ConnectedAppCanvasConfig.Fields.AccessMethod, ExtlClntAppCanvasSettings.Fields.AccessMethod),
        Moved(ConnectedAppCanvasConfig.Fields.CanvasUrl, ExtlClntAppCanvasSettings.Fields.CanvasUrl),
        Moved(ConnectedAppCanvasConfig.Fields.LifecycleClass, ExtlClntAppCanvasSettings.Fields.LifeCycleHandler),
        Moved(ConnectedAppCanvasConfig.Fields.Locations, ExtlClntAppCanvasSettings.Fields.CanvasLocationOptions),
        Moved(ConnectedAppCanvasConfig.Fields.Options, ExtlClntAppCanvasSettings.Fields.CanvasOptions),
        Moved(ConnectedAppCanvasConfig.Fields.SamlInitiationMethod, ExtlClntAppCanvasSettings.Fields.SamlInitiationMethod),
        Moved(ConnectedAppIpRange.Fields.Description, ExtlClntAppOauthIpRange.Fields.Description),
        Moved(ConnectedAppIpRange.Fields.End, ExtlClntAppOauthIpRange.Fields.EndIpAddress),
        Moved(ConnectedAppIpRange.Fields.Start, ExtlClntAppOauthIpRange.Fields.StartIpAddress),
        .. PartsOf(ConnectedApp.Fields.MobileAppConfig),
        Moved(ConnectedAppOauthAssetToken.Fields.AssetAudiences, ExtlClntAppOauthSettings.Fields.AssetTokenAudiences),
        Moved(ConnectedAppOauthAssetToken.Fields.AssetIncludeAttributes, ExtlClntAppOauthSettings.Fields.AreAttributesIncludedInAssetToken),
        Moved(
            ConnectedAppOauthAssetToken.Fields.AssetIncludeCustomPerms,
            ExtlClntAppOauthSettings.Fields.AreCustomPermsIncludedInAssetToken),
        NotMoved(
            ConnectedAppOauthAssetToken.Fields.AssetSigningCertId,
            "it is the id of a certificate in the org that the file came from. Set "
            + $"'{ExtlClntAppOauthSettings.Fields.AssetTokenSigningCertificate.PolicyKey}' in "
            + $"'{ExtlClntAppOauthSettings.MetadataType.PolicyKey}'; without it, asset tokens cannot be signed.") with
        {
            IsCertificateId = true,
        },
        Moved(ConnectedAppOauthAssetToken.Fields.AssetValidityPeriod, ExtlClntAppOauthSettings.Fields.AssetTokenValidity),
        TakenApart(ConnectedAppOauthConfig.Fields.AssetTokenConfig),
        Moved(
            ConnectedAppOauthConfig.Fields.CallbackUrl,
            ExtlClntAppGlobalOauthSettings.Fields.CallbackUrl) with { Note = "Line for line." },
        MovedCertificate(ConnectedAppOauthConfig.Fields.Certificate, ExtlClntAppGlobalOauthSettings.Fields.Certificate),
        Credential(ConnectedAppOauthConfig.Fields.ConsumerKey),
        Credential(ConnectedAppOauthConfig.Fields.ConsumerSecret),
        Moved(ConnectedAppOauthConfig.Fields.IdTokenConfig, ExtlClntAppGlobalOauthSettings.Fields.IdTokenConfig),
        Moved(ConnectedAppOauthConfig.Fields.IsAdminApproved, ExtlClntAppOauthConfigurablePolicies.Fields.PermittedUsersPolicyType) with
        {
            Convert = ValueConversions.PermittedUsers,
            Note = "`true` is `AdminApprovedPreAuthorized`, `false` is `AllSelfAuthorized`.",
        },
        Moved(
            ConnectedAppOauthConfig.Fields.IsClientCredentialEnabled,
            ExtlClntAppGlobalOauthSettings.Fields.IsClientCredentialsFlowEnabled,
            ExtlClntAppOauthConfigurablePolicies.Fields.IsClientCredentialsFlowEnabled) with
        {
            Note = "In the policies only with a user that runs the flow, without whom an org refuses them.",
        },
        Moved(ConnectedAppOauthConfig.Fields.IsCodeCredentialEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsCodeCredFlowEnabled),
        Moved(ConnectedAppOauthConfig.Fields.IsCodeCredentialPostOnly, ExtlClntAppGlobalOauthSettings.Fields.IsCodeCredPostOnly),
        Moved(ConnectedAppOauthConfig.Fields.IsConsumerSecretOptional, ExtlClntAppGlobalOauthSettings.Fields.IsConsumerSecretOptional),
        Moved(ConnectedAppOauthConfig.Fields.IsDPopEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsDPopEnabled),
        Moved(ConnectedAppOauthConfig.Fields.IsDeviceFlowEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsDeviceFlowEnabled),
        Moved(ConnectedAppOauthConfig.Fields.IsEnforceRefreshTokenTTL, ExtlClntAppGlobalOauthSettings.Fields.IsEnforceRefreshTokenTTL),
        Moved(ConnectedAppOauthConfig.Fields.IsIntrospectAllTokens, ExtlClntAppGlobalOauthSettings.Fields.IsIntrospectAllTokens),
        NotMoved(
            ConnectedAppOauthConfig.Fields.IsIpBindingEnabled,
            "an External Client App binds tokens to IP ranges, which the metadata of a connected app does not hold. Add them to "
            + $"'{ExtlClntAppOauthSecuritySettings.Fields.TokenIpRanges.PolicyKey}' in "
            + $"'{ExtlClntAppOauthSecuritySettings.MetadataType.PolicyKey}'."),
        Moved(ConnectedAppOauthConfig.Fields.IsNamedUserJwtEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsNamedUserJwtEnabled),
        NotMoved(
            ConnectedAppOauthConfig.Fields.IsPKImTLSEnabled,
            "an External Client App also needs the name in the client's certificate, which the metadata of a connected app does not "
            + $"hold. Set '{ExtlClntAppGlobalOauthSettings.Fields.IsMtlsEnabled.PolicyKey}' in "
            + $"'{ExtlClntAppGlobalOauthSettings.MetadataType.PolicyKey}' and the name in "
            + $"'{ExtlClntAppOauthSecuritySettings.MetadataType.PolicyKey}'."),
        Moved(ConnectedAppOauthConfig.Fields.IsPkceRequired, ExtlClntAppGlobalOauthSettings.Fields.IsPkceRequired) with
        {
            Default = false,
            Note = "By default, a connected app does not require PKCE but an External Client App does, so `false` is written. "
                + "Salesforce may reset it.",
        },
        Moved(
            ConnectedAppOauthConfig.Fields.IsRefreshTokenRotationEnabled,
            ExtlClntAppGlobalOauthSettings.Fields.IsRefreshTokenRotationEnabled),
        Moved(
            ConnectedAppOauthConfig.Fields.IsSecretRequiredForRefreshToken,
            ExtlClntAppGlobalOauthSettings.Fields.IsSecretRequiredForRefreshToken),
        Moved(
            ConnectedAppOauthConfig.Fields.IsSecretRequiredForTokenExchange,
            ExtlClntAppGlobalOauthSettings.Fields.IsSecretRequiredForTokenExchange),
        Moved(ConnectedAppOauthConfig.Fields.IsTokenExchangeEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsTokenExchangeEnabled),
        Moved(
            ConnectedAppOauthConfig.Fields.OauthClientCredentialUser,
            ExtlClntAppOauthConfigurablePolicies.Fields.ClientCredentialsFlowUser),
        Moved(ConnectedAppOauthConfig.Fields.Scopes, ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes) with
        {
            Convert = ValueConversions.Scope,
            Note = "In Salesforce's order. `SFAP` is `SFApiPlatform`; `Profile`, `Email`, `Address` and `Phone` are `Basic`; "
                + "`OfflineAccess` is `RefreshToken`.",
        },
        Moved(ConnectedAppOauthConfig.Fields.SingleLogoutUrl, ExtlClntAppOauthSettings.Fields.SingleLogoutUrl),
        Moved(ConnectedAppOauthIdToken.Fields.IdTokenAudience, ExternalAppIdTokenConfig.Fields.IdTokenAudience),
        Moved(ConnectedAppOauthIdToken.Fields.IdTokenIncludeAttributes, ExternalAppIdTokenConfig.Fields.IdTokenIncludeAttributes),
        Moved(ConnectedAppOauthIdToken.Fields.IdTokenIncludeCustomPerms, ExternalAppIdTokenConfig.Fields.IdTokenIncludeCustomPermissions),
        Moved(ConnectedAppOauthIdToken.Fields.IdTokenIncludeStandardClaims, ExternalAppIdTokenConfig.Fields.IdTokenIncludeStandardClaims),
        Moved(ConnectedAppOauthIdToken.Fields.IdTokenValidity, ExternalAppIdTokenConfig.Fields.IdTokenValidityInMinutes),
        Moved(ConnectedAppOauthPolicy.Fields.IpRelaxation, ExtlClntAppOauthConfigurablePolicies.Fields.IpRelaxationPolicyType) with
        {
            Default = "ENFORCE",
            Note = "`ENFORCE` is `Enforce`, `BYPASS` is `Bypass`, `BYPASS_2FACTOR` is `Bypass_2factor`, `ENFORCE_RELAXREFRESH` is "
                + "`Enforce_relaxrefresh`. Where a connected app sets nothing, `Enforce` is written.",
        },
        Moved(
            ConnectedAppOauthPolicy.Fields.IsTokenExchangeFlowEnabled,
            ExtlClntAppOauthConfigurablePolicies.Fields.IsTokenExchangeFlowEnabled),
        Moved(
            ConnectedAppOauthPolicy.Fields.RefreshTokenPolicy,
            ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenPolicyType,
            ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenValidityPeriod,
            ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenValidityUnit) with
        {
            Convert = ValueConversions.RefreshTokenPolicy,
            Default = "infinite",
            Hint = "Valid values: infinite, zero, specific_lifetime:30:DAYS, specific_inactivity:7:DAYS (or HOURS, or MONTHS). Set "
                + $"'{ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenPolicyType.PolicyKey}'; without it, tokens expire after "
                + "365 days.",
            Note = "`specific_inactivity:7:DAYS` is `SpecificInactivity`, 7, `Days`; `infinite` is `Infinite`, `zero` is `Zero`. "
                + "Where a connected app sets nothing, `Infinite` is written, its default; that of an External Client App is 365 days. "
                + "Nothing is written where the scopes do not include `RefreshToken`.",
        },
        Moved(ConnectedAppOauthPolicy.Fields.SingleLogoutUrl, ExtlClntAppOauthConfigurablePolicies.Fields.SingleLogoutUrl),
        Moved(ConnectedAppSamlConfig.Fields.AcsUrl, ExtlClntAppSamlConfigurablePolicies.Fields.AcsUrl),
        MovedCertificate(ConnectedAppSamlConfig.Fields.Certificate, ExtlClntAppSamlConfigurablePolicies.Fields.Certificate),
        MovedCertificate(
            ConnectedAppSamlConfig.Fields.EncryptionCertificate, ExtlClntAppSamlConfigurablePolicies.Fields.EncryptionCertificate),
        Moved(ConnectedAppSamlConfig.Fields.EncryptionType, ExtlClntAppSamlConfigurablePolicies.Fields.EncryptionType),
        Moved(ConnectedAppSamlConfig.Fields.EntityUrl, ExtlClntAppSamlConfigurablePolicies.Fields.EntityUrl),
        Moved(ConnectedAppSamlConfig.Fields.Issuer, ExtlClntAppSamlConfigurablePolicies.Fields.Issuer),
        Moved(ConnectedAppSamlConfig.Fields.SamlIdpSLOBindingEnum, ExtlClntAppSamlConfigurablePolicies.Fields.SingleLogoutBindingType),
        Moved(ConnectedAppSamlConfig.Fields.SamlNameIdFormat, ExtlClntAppSamlConfigurablePolicies.Fields.NameIdFormat),
        Moved(ConnectedAppSamlConfig.Fields.SamlSigningAlgoType, ExtlClntAppSamlConfigurablePolicies.Fields.SigningAlgorithmType),
        Moved(ConnectedAppSamlConfig.Fields.SamlSloUrl, ExtlClntAppSamlConfigurablePolicies.Fields.SingleLogoutUrl),
        Moved(ConnectedAppSamlConfig.Fields.SamlSubjectCustomAttr, ExtlClntAppSamlConfigurablePolicies.Fields.SubjectCustomAttribute),
        Moved(ConnectedAppSamlConfig.Fields.SamlSubjectType, ExtlClntAppSamlConfigurablePolicies.Fields.SubjectType),
        Moved(ConnectedAppSessionPolicy.Fields.PolicyAction, ExtlClntAppOauthConfigurablePolicies.Fields.PolicyAction),
        Moved(ConnectedAppSessionPolicy.Fields.SessionLevel, ExtlClntAppOauthConfigurablePolicies.Fields.RequiredSessionLevel),
        Moved(ConnectedAppSessionPolicy.Fields.SessionTimeout, ExtlClntAppOauthConfigurablePolicies.Fields.SessionTimeoutInMinutes),
    ];

    private static RecordMapping Record(MetadataType type, MetadataField? source, params (MetadataField Field, object Value)[] given) =>
        new(type, source) { Given = given.ToValueList() };

    private static FieldMapping Moved(MetadataField source, params MetadataField[] targets) =>
        new(source) { Targets = targets.ToValueList() };

    private static FieldMapping MovedCertificate(MetadataField source, MetadataField target) => Moved(source, target) with
    {
        Convert = ValueConversions.Certificate,
        Note = "A certificate in any form. One that is given by its name in the org cannot be moved.",
    };

    private static FieldMapping NotMoved(MetadataField source, string whyNot) => new(source) { WhyNot = whyNot };

    private static FieldMapping Credential(MetadataField source) =>
        NotMoved(source, "it is the connected app's; Salesforce creates a new one for the External Client App.") with
        {
            IsCredential = true,
        };

    private static FieldMapping TakenApart(MetadataField source) => new(source);

    /// <summary>Rows for the fields inside one that is not moved and is told as a whole.</summary>
    private static IEnumerable<FieldMapping> PartsOf(MetadataField source) =>
        source.ComplexType!.Fields.Select(field => new FieldMapping(field) { WhyNot = $"it is part of {source}, which is not moved." });
}
