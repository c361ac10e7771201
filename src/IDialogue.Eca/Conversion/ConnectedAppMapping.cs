using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Conversion;

/// <summary>
/// Field by field, what becomes of a connected app. The converter does what stands here, and <c>docs/converting.md</c> is made of it.
/// </summary>
internal static class ConnectedAppMapping
{
    /// <summary>The records that are made, each in a file of its own.</summary>
    public static ValueList<RecordMapping> Records { get; } =
    [
        Record<ExternalClientApplication>(null, ("distributionState", ExtlClntAppDistState.Local)),
        Record<ExtlClntAppConfigurablePolicies>(null, ("isEnabled", true)),
        Record<ExtlClntAppOauthSettings>("oauthConfig"),
        Record<ExtlClntAppGlobalOauthSettings>("oauthConfig"),
        Record<ExtlClntAppOauthConfigurablePolicies>("oauthConfig"),
        Record<ExtlClntAppSamlConfigurablePolicies>("samlConfig"),
        Record<ExtlClntAppCanvasSettings>("canvasConfig"),
    ];

    /// <summary>A row for each field of <c>ConnectedApp</c> and of the types inside it, in the order of the catalogue.</summary>
    public static ValueList<FieldMapping> Fields { get; } =
    [
        Moved("ConnectedApp.attributes", "ExtlClntAppOauthSettings.customAttributes", "ExtlClntAppSamlConfigurablePolicies.customAttributes"),
        NotMoved(
            "ConnectedApp.canvas",
            "Salesforce does not document what it holds. If the app is shown inside Salesforce, say 'canvasSettings' for it."),
        TakenApart("ConnectedApp.canvasConfig"),
        Moved("ConnectedApp.contactEmail", "ExternalClientApplication.contactEmail"),
        Moved("ConnectedApp.contactPhone", "ExternalClientApplication.contactPhone"),
        Moved("ConnectedApp.description", "ExternalClientApplication.description"),
        Moved("ConnectedApp.iconUrl", "ExternalClientApplication.iconUrl"),
        Moved("ConnectedApp.infoUrl", "ExternalClientApplication.infoUrl"),
        Moved("ConnectedApp.ipRanges", "ExtlClntAppOauthSettings.trustedIpRanges"),
        Moved("ConnectedApp.label", "ExternalClientApplication.label"),
        Moved("ConnectedApp.logoUrl", "ExternalClientApplication.logoUrl"),
        NotMoved(
            "ConnectedApp.mobileAppConfig",
            "an External Client App keeps no binary, icon, platform or version of a mobile app. If the app locks its screen, which the metadata of a connected app does not tell, say 'mobileSettings' and 'mobilePolicies' for it."),
        NotMoved(
            "ConnectedApp.mobileStartUrl",
            "an External Client App has one start URL for all devices. Let the page behind it, or the mobile app, lead on."),
        TakenApart("ConnectedApp.oauthConfig"),
        TakenApart("ConnectedApp.oauthPolicy"),
        Moved(
            "ConnectedApp.permissionSetName",
            "ExtlClntAppOauthConfigurablePolicies.commaSeparatedPermissionSet",
            "ExtlClntAppSamlConfigurablePolicies.commaSeparatedPermissionSet") with
        {
            Convert = ValueConversions.PermissionSet,
            Hint = "Connected apps know permission sets by their labels, External Client Apps by their API names. Look the name up in Setup and say it under 'permissionSets'.",
            Note = "API names only. Connected apps hold labels, and one that cannot be an API name is told.",
        },
        NotMoved(
            "ConnectedApp.plugin",
            "its class extends Auth.ConnectedAppPlugin, which External Client Apps do not call. Write one that extends Auth.ExternalClientAppOauthHandler and name it under 'apexHandler'."),
        NotMoved(
            "ConnectedApp.pluginExecutionUser",
            "it is the user of the plugin, which is not moved. Name the user of the new class under 'executeHandlerAs'."),
        Moved(
            "ConnectedApp.profileName",
            "ExtlClntAppOauthConfigurablePolicies.commaSeparatedProfile",
            "ExtlClntAppSamlConfigurablePolicies.commaSeparatedProfile") with
        {
            Convert = ValueConversions.Profile,
            Hint = "External Client Apps separate profiles by commas, so a name with a comma would be two. Rename the profile, or give its users a permission set.",
        },
        TakenApart("ConnectedApp.samlConfig"),
        TakenApart("ConnectedApp.sessionPolicy"),
        Moved("ConnectedApp.startUrl", "ExtlClntAppConfigurablePolicies.startPage", "ExtlClntAppConfigurablePolicies.startUrl") with
        {
            Convert = ValueConversions.StartPage,
            Note = "With `Custom` as the start page.",
        },
        .. PartsOf("ConnectedApp.canvas"),
        Moved(
            "ConnectedAppAttribute.formula",
            "ExtlClntAppOauthSettingsAttribute.formula",
            "ExtlClntAppSamlConfigurablePoliciesAttribute.formula"),
        Moved("ConnectedAppAttribute.key", "ExtlClntAppOauthSettingsAttribute.key", "ExtlClntAppSamlConfigurablePoliciesAttribute.key"),
        Moved("ConnectedAppCanvasConfig.accessMethod", "ExtlClntAppCanvasSettings.accessMethod"),
        Moved("ConnectedAppCanvasConfig.canvasUrl", "ExtlClntAppCanvasSettings.canvasUrl"),
        Moved("ConnectedAppCanvasConfig.lifecycleClass", "ExtlClntAppCanvasSettings.lifeCycleHandler"),
        Moved("ConnectedAppCanvasConfig.locations", "ExtlClntAppCanvasSettings.canvasLocationOptions"),
        Moved("ConnectedAppCanvasConfig.options", "ExtlClntAppCanvasSettings.canvasOptions"),
        Moved("ConnectedAppCanvasConfig.samlInitiationMethod", "ExtlClntAppCanvasSettings.samlInitiationMethod"),
        Moved("ConnectedAppIpRange.description", "ExtlClntAppOauthIpRange.description"),
        Moved("ConnectedAppIpRange.end", "ExtlClntAppOauthIpRange.endIpAddress"),
        Moved("ConnectedAppIpRange.start", "ExtlClntAppOauthIpRange.startIpAddress"),
        .. PartsOf("ConnectedApp.mobileAppConfig"),
        Moved("ConnectedAppOauthAssetToken.assetAudiences", "ExtlClntAppOauthSettings.assetTokenAudiences"),
        Moved("ConnectedAppOauthAssetToken.assetIncludeAttributes", "ExtlClntAppOauthSettings.areAttributesIncludedInAssetToken"),
        Moved("ConnectedAppOauthAssetToken.assetIncludeCustomPerms", "ExtlClntAppOauthSettings.areCustomPermsIncludedInAssetToken"),
        NotMoved(
            "ConnectedAppOauthAssetToken.assetSigningCertId",
            "it is the id of a certificate in the org that the file came from. Say the certificate under 'assetTokenSigningCertificate' of 'oauthSettings', or asset tokens cannot be signed."),
        Moved("ConnectedAppOauthAssetToken.assetValidityPeriod", "ExtlClntAppOauthSettings.assetTokenValidity"),
        TakenApart("ConnectedAppOauthConfig.assetTokenConfig"),
        Moved("ConnectedAppOauthConfig.callbackUrl", "ExtlClntAppGlobalOauthSettings.callbackUrl") with { Note = "Line for line." },
        Moved("ConnectedAppOauthConfig.certificate", "ExtlClntAppGlobalOauthSettings.certificate"),
        Credential("ConnectedAppOauthConfig.consumerKey"),
        Credential("ConnectedAppOauthConfig.consumerSecret"),
        Moved("ConnectedAppOauthConfig.idTokenConfig", "ExtlClntAppGlobalOauthSettings.idTokenConfig"),
        Moved("ConnectedAppOauthConfig.isAdminApproved", "ExtlClntAppOauthConfigurablePolicies.permittedUsersPolicyType") with
        {
            Convert = ValueConversions.PermittedUsers,
            Note = "`true` is `AdminApprovedPreAuthorized`, `false` is `AllSelfAuthorized`.",
        },
        Moved(
            "ConnectedAppOauthConfig.isClientCredentialEnabled",
            "ExtlClntAppGlobalOauthSettings.isClientCredentialsFlowEnabled",
            "ExtlClntAppOauthConfigurablePolicies.isClientCredentialsFlowEnabled"),
        Moved("ConnectedAppOauthConfig.isCodeCredentialEnabled", "ExtlClntAppGlobalOauthSettings.isCodeCredFlowEnabled"),
        Moved("ConnectedAppOauthConfig.isCodeCredentialPostOnly", "ExtlClntAppGlobalOauthSettings.isCodeCredPostOnly"),
        Moved("ConnectedAppOauthConfig.isConsumerSecretOptional", "ExtlClntAppGlobalOauthSettings.isConsumerSecretOptional"),
        Moved("ConnectedAppOauthConfig.isDPopEnabled", "ExtlClntAppGlobalOauthSettings.isDPopEnabled"),
        Moved("ConnectedAppOauthConfig.isDeviceFlowEnabled", "ExtlClntAppGlobalOauthSettings.isDeviceFlowEnabled"),
        Moved("ConnectedAppOauthConfig.isEnforceRefreshTokenTTL", "ExtlClntAppGlobalOauthSettings.isEnforceRefreshTokenTTL"),
        Moved("ConnectedAppOauthConfig.isIntrospectAllTokens", "ExtlClntAppGlobalOauthSettings.isIntrospectAllTokens"),
        NotMoved(
            "ConnectedAppOauthConfig.isIpBindingEnabled",
            "an External Client App binds tokens to ranges of addresses, which the metadata of a connected app does not hold. Say them under 'tokenIpRanges' of 'oauthSecuritySettings'."),
        Moved("ConnectedAppOauthConfig.isNamedUserJwtEnabled", "ExtlClntAppGlobalOauthSettings.isNamedUserJwtEnabled"),
        NotMoved(
            "ConnectedAppOauthConfig.isPKImTLSEnabled",
            "an External Client App also wants the name in the client's certificate, which the metadata of a connected app does not hold. Say 'isMtlsEnabled' under 'globalOauthSettings' and the name under 'oauthSecuritySettings'."),
        Moved("ConnectedAppOauthConfig.isPkceRequired", "ExtlClntAppGlobalOauthSettings.isPkceRequired") with
        {
            Default = false,
            Note = "A connected app that says nothing does not ask for PKCE, an External Client App does; so `false` is written then. Salesforce may put it back.",
        },
        Moved("ConnectedAppOauthConfig.isRefreshTokenRotationEnabled", "ExtlClntAppGlobalOauthSettings.isRefreshTokenRotationEnabled"),
        Moved("ConnectedAppOauthConfig.isSecretRequiredForRefreshToken", "ExtlClntAppGlobalOauthSettings.isSecretRequiredForRefreshToken"),
        Moved("ConnectedAppOauthConfig.isSecretRequiredForTokenExchange", "ExtlClntAppGlobalOauthSettings.isSecretRequiredForTokenExchange"),
        Moved("ConnectedAppOauthConfig.isTokenExchangeEnabled", "ExtlClntAppGlobalOauthSettings.isTokenExchangeEnabled"),
        Moved("ConnectedAppOauthConfig.oauthClientCredentialUser", "ExtlClntAppOauthConfigurablePolicies.clientCredentialsFlowUser"),
        Moved("ConnectedAppOauthConfig.scopes", "ExtlClntAppOauthSettings.commaSeparatedOauthScopes") with
        {
            Convert = ValueConversions.Scope,
            Note = "In Salesforce's order. `SFAP` is `SFApiPlatform`; `Profile`, `Email`, `Address` and `Phone` are `Basic`; `OfflineAccess` is `RefreshToken`.",
        },
        Moved("ConnectedAppOauthConfig.singleLogoutUrl", "ExtlClntAppOauthSettings.singleLogoutUrl"),
        Moved("ConnectedAppOauthIdToken.idTokenAudience", "ExternalAppIdTokenConfig.idTokenAudience"),
        Moved("ConnectedAppOauthIdToken.idTokenIncludeAttributes", "ExternalAppIdTokenConfig.idTokenIncludeAttributes"),
        Moved("ConnectedAppOauthIdToken.idTokenIncludeCustomPerms", "ExternalAppIdTokenConfig.idTokenIncludeCustomPermissions"),
        Moved("ConnectedAppOauthIdToken.idTokenIncludeStandardClaims", "ExternalAppIdTokenConfig.idTokenIncludeStandardClaims"),
        Moved("ConnectedAppOauthIdToken.idTokenValidity", "ExternalAppIdTokenConfig.idTokenValidityInMinutes"),
        Moved("ConnectedAppOauthPolicy.ipRelaxation", "ExtlClntAppOauthConfigurablePolicies.ipRelaxationPolicyType") with
        {
            Note = "`ENFORCE` is `Enforce`, `BYPASS` is `Bypass`, `BYPASS_2FACTOR` is `Bypass_2factor`, `ENFORCE_RELAXREFRESH` is `Enforce_relaxrefresh`.",
        },
        Moved("ConnectedAppOauthPolicy.isTokenExchangeFlowEnabled", "ExtlClntAppOauthConfigurablePolicies.isTokenExchangeFlowEnabled"),
        Moved(
            "ConnectedAppOauthPolicy.refreshTokenPolicy",
            "ExtlClntAppOauthConfigurablePolicies.refreshTokenPolicyType",
            "ExtlClntAppOauthConfigurablePolicies.refreshTokenValidityPeriod",
            "ExtlClntAppOauthConfigurablePolicies.refreshTokenValidityUnit") with
        {
            Convert = ValueConversions.RefreshTokenPolicy,
            Default = "infinite",
            Hint = "It is one of: infinite, zero, specific_lifetime:30:DAYS, specific_inactivity:7:DAYS (or HOURS, or MONTHS). Say what holds under 'refreshToken'; without it tokens expire after 365 days.",
            Note = "`specific_inactivity:7:DAYS` is `SpecificInactivity`, 7, `Days`; `infinite` is `Infinite`, `zero` is `Zero`. "
                + "Where a connected app says nothing, `Infinite` is written, which is its default; an External Client App's would be 365 days.",
        },
        Moved("ConnectedAppOauthPolicy.singleLogoutUrl", "ExtlClntAppOauthConfigurablePolicies.singleLogoutUrl"),
        Moved("ConnectedAppSamlConfig.acsUrl", "ExtlClntAppSamlConfigurablePolicies.acsUrl"),
        Moved("ConnectedAppSamlConfig.certificate", "ExtlClntAppSamlConfigurablePolicies.certificate"),
        NotMoved(
            "ConnectedAppSamlConfig.encryptionCertificate",
            "it is the name of a certificate in the org that the file came from. Say the certificate under 'encryptionCertificate' of 'samlPolicies', or assertions are not encrypted."),
        Moved("ConnectedAppSamlConfig.encryptionType", "ExtlClntAppSamlConfigurablePolicies.encryptionType"),
        Moved("ConnectedAppSamlConfig.entityUrl", "ExtlClntAppSamlConfigurablePolicies.entityUrl"),
        Moved("ConnectedAppSamlConfig.issuer", "ExtlClntAppSamlConfigurablePolicies.issuer"),
        Moved("ConnectedAppSamlConfig.samlIdpSLOBindingEnum", "ExtlClntAppSamlConfigurablePolicies.singleLogoutBindingType"),
        Moved("ConnectedAppSamlConfig.samlNameIdFormat", "ExtlClntAppSamlConfigurablePolicies.nameIdFormat"),
        Moved("ConnectedAppSamlConfig.samlSigningAlgoType", "ExtlClntAppSamlConfigurablePolicies.signingAlgorithmType"),
        Moved("ConnectedAppSamlConfig.samlSloUrl", "ExtlClntAppSamlConfigurablePolicies.singleLogoutUrl"),
        Moved("ConnectedAppSamlConfig.samlSubjectCustomAttr", "ExtlClntAppSamlConfigurablePolicies.subjectCustomAttribute"),
        Moved("ConnectedAppSamlConfig.samlSubjectType", "ExtlClntAppSamlConfigurablePolicies.subjectType"),
        Moved("ConnectedAppSessionPolicy.policyAction", "ExtlClntAppOauthConfigurablePolicies.policyAction"),
        Moved("ConnectedAppSessionPolicy.sessionLevel", "ExtlClntAppOauthConfigurablePolicies.requiredSessionLevel"),
        Moved("ConnectedAppSessionPolicy.sessionTimeout", "ExtlClntAppOauthConfigurablePolicies.sessionTimeoutInMinutes"),
    ];

    private static RecordMapping Record<T>(string? source, params (string Field, object Value)[] given)
        where T : MetadataComponent
    {
        var type = MetadataCatalog.FindComponent(typeof(T).Name)!;
        return new(type, source is null ? null : ConnectedApp.MetadataType.FindField(source))
        {
            Given = given.Select(said => (type.FindField(said.Field)!, said.Value)).ToValueList(),
        };
    }

    private static FieldMapping Moved(string source, params string[] targets) =>
        new(MappedField.Named(source)) { Targets = targets.Select(MappedField.Named).ToValueList() };

    private static FieldMapping NotMoved(string source, string whyNot) => new(MappedField.Named(source)) { WhyNot = whyNot };

    private static FieldMapping Credential(string source) =>
        NotMoved(source, "it is the connected app's own, and Salesforce makes a new one for the External Client App.") with { IsCredential = true };

    private static FieldMapping TakenApart(string source) => new(MappedField.Named(source));

    /// <summary>Rows for the fields inside one that is not moved and is told as a whole.</summary>
    private static IEnumerable<FieldMapping> PartsOf(string source)
    {
        var type = MappedField.Named(source).Field.ComplexType!;
        return type.Fields.Select(field => new FieldMapping(new MappedField(type, field)) { WhyNot = $"it is part of {source}, which is not moved." });
    }
}
