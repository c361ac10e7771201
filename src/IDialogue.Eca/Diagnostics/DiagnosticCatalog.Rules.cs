using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>Findings of the rules, and of what a policy file says about rules.</summary>
internal static partial class DiagnosticCatalog
{
    public static Diagnostic SuppressionExpired(SourceLocation? location, string rule, DateTime until) => Warning("ECA0081", location, FormattableString.Invariant(
        $"The suppression of {rule} ended on {until:yyyy-MM-dd}, so its findings count again. Mend what it was about, or give it a new date and say why."));

    public static Diagnostic SuppressionUnused(SourceLocation? location, string rule) => Info("ECA0082", location,
        $"Nothing breaks {rule} here, so the suppression hides nothing. Remove it, or it will hide the next one that does.");

    // What an org refuses, what has no effect, who is locked out.

    public static Diagnostic UnknownScope(SourceLocation? location, string scope, string? suggestion) => Error("ECA0083", location,
        $"'{scope}' is no scope that this tool knows.{(suggestion is null ? "" : $" Did you mean '{suggestion}'?")} An org refuses unknown scopes; if Salesforce added it lately, switch the rule off.");

    public static Diagnostic CallbackUrlUnusable(SourceLocation? location, string hint) => Error("ECA0084", location,
        $"An org takes no such callback URL. {hint}");

    public static Diagnostic CallbackUrlMissing(SourceLocation? location) => Error("ECA0085", location,
        "The global OAuth settings have no callback URL, and an org refuses them without one. Name one under 'callbackUrls'; an app that needs none may name https://login.salesforce.com/services/oauth2/success.");

    public static Diagnostic CallbackUrlNotEncrypted(SourceLocation? location) => Warning("ECA0086", location,
        "A callback URL begins with http://, so tokens and codes cross the network in the clear. Use https://; only localhost needs none.");

    public static Diagnostic ContactEmailMissing(SourceLocation? location) => Warning("ECA0087", location,
        "The app has no 'contactEmail', and an org refuses a new app without one. Say an address that somebody reads.");

    public static Diagnostic GlobalSettingsAlone(SourceLocation? location) => Error("ECA0088", location,
        "The app has global OAuth settings and no OAuth settings, and an org refuses the one without the other (\"doesn't have a valid OAuth settings configuration\"). Add 'oauthSettings' with the app's scopes.");

    public static Diagnostic ClientCredentialsUserMissing(SourceLocation? location) => Error("ECA0089", location,
        "The client credentials flow is on and nobody is named to run it (\"Enter a valid execution user for the OAuth client credentials flow\"). Say the username in 'clientCredentialsFlowUser'; it differs from org to org, so best as a variable.");

    public static Diagnostic FlowOffGlobally(SourceLocation? location, string policy, string setting) => Warning("ECA0090", location,
        $"The policy '{policy}' is on, and the app's own setting '{setting}' is not, so the flow does not work. Switch the setting on, or the policy off.");

    public static Diagnostic GuestFlowWithoutJwt(SourceLocation? location) => Warning("ECA0091", location,
        "Guest users get JWT access tokens only, and the app issues none ('isNamedUserJwtEnabled' in the global OAuth settings is not on). Switch them on, or the guest flow off.");

    public static Diagnostic IdleLimitAndPolicy(SourceLocation? location, string policy) => Warning("ECA0092", location,
        $"The app lets refresh tokens die after 30 idle days ('isEnforceRefreshTokenTTL'), whatever the policy {policy} says. Say what holds: 'Expire refresh token if not used for specific time', 30 Days (preset idle-limit-30-days).");

    public static Diagnostic OrgBoundValue(SourceLocation? location, MetadataField field) => Warning("ECA0093", location,
        $"'{field.PolicyKey}' belongs to one org: in another the deploy fails or the app loses its credentials. Leave it out; only what goes into a package needs 'oauthLink' and 'orgScopedExternalApp'.");

    public static Diagnostic RotationAtEveryDeploy(SourceLocation? location, MetadataField field) => Warning("ECA0094", location,
        $"'{field.PolicyKey}' asks for a rotation at every deploy, and each breaks the clients that hold the old one. Remove it after the rotation; a deploy with it must also ignore warnings.");

    public static Diagnostic PkceSwitchedOff(SourceLocation? location) => Warning("ECA0095", location,
        "PKCE is switched off, so a stolen authorization code can be redeemed; and orgs take the value and put it back to true. Leave it on.");

    public static Diagnostic RefreshScopeMissing(SourceLocation? location) => Warning("ECA0096", location,
        "A refresh token policy is set, and the app's scopes do not include refresh tokens, so there are none. Add 'RefreshToken' to the scopes, or leave the policy out.");

    public static Diagnostic JwtBearerWithSelfAuthorize(SourceLocation? location) => Warning("ECA0097", location,
        "The app has a certificate, which is for the JWT bearer flow, and users authorize themselves: the flow fails for all who did not do so in a browser before. Use 'Admin approved users are pre-authorized' and name permission sets.");

    public static Diagnostic JwtTimeoutNotUsed(SourceLocation? location, MetadataField field, MetadataField type) => Warning("ECA0098", location,
        $"'{field.PolicyKey}' counts only where '{type.PolicyKey}' is Custom, so it does nothing. Say Custom, or remove it.");

    public static Diagnostic JwtTimeoutWrong(SourceLocation? location, MetadataField field, string minutes) => Error("ECA0099", location,
        $"'{field.PolicyKey}' must be one of {minutes} minutes. Say one of these.");

    public static Diagnostic PushConfigWrong(SourceLocation? location, string hint) => Error("ECA0100", location,
        $"Push settings hold one way to the credentials of one service. {hint}");

    public static Diagnostic PluginOff(SourceLocation? location, MetadataType type, MetadataField plugin) => Warning("ECA0101", location,
        $"The app has {type.Name}, and '{plugin.PolicyKey}' in its app policies is off, so they do nothing. Switch the plugin on, or remove them.");

    public static Diagnostic SamlNeedsLocalApp(SourceLocation? location) => Error("ECA0102", location,
        "SAML policies need an app that stays in its org, and this one can be packaged. Say 'distributionState: Local', or remove the SAML policies.");

    public static Diagnostic SamlSubjectWrong(SourceLocation? location, string hint) => Error("ECA0103", location,
        $"The subject of SAML assertions does not fit together. {hint}");

    public static Diagnostic SamlWeakSignature(SourceLocation? location) => Warning("ECA0104", location,
        "Assertions are signed with SHA-1, which can be forged. Use SHA256; every service provider of this age takes it.");

    public static Diagnostic CustomAttributesWrong(SourceLocation? location, string hint) => Error("ECA0105", location,
        $"An org refuses these custom attributes. {hint}");

    public static Diagnostic IpRangeWrong(SourceLocation? location, string hint) => Error("ECA0106", location,
        $"An org refuses this IP range. {hint}");

    public static Diagnostic AssetTokenIncomplete(SourceLocation? location, string missing) => Warning("ECA0107", location,
        $"Asset tokens need 'assetTokenAudiences', 'assetTokenSigningCertificate' and 'assetTokenValidity' together; missing: {missing}. Say all three, or none.");

    public static Diagnostic IdTokenValidityWrong(SourceLocation? location) => Error("ECA0108", location,
        "An id token is valid for 1 to 720 minutes, and an org refuses anything else. 2 is what Salesforce takes by itself.");

    public static Diagnostic SessionLevelMissing(SourceLocation? location) => Warning("ECA0109", location,
        "'policyAction' tells what happens to a session below the required level, and no high level is required, so it never does. Say 'requiredSessionLevel: High Assurance', or remove it.");

    public static Diagnostic SecretInFile(SourceLocation? location, MetadataField field) => Warning("ECA0110", location,
        $"'{field.PolicyKey}' is a secret, and it stands in a file that is probably kept in version control. Use a variable (${{NAME}}) and change the secret, which others may have read.");

    public static Diagnostic PackagedWithPolicies(SourceLocation? location, MetadataType type) => Error("ECA0111", location,
        $"The app is to be packaged, and {type.Name} stands in the same package directory; a package version with it cannot be made. Move it to another directory, which is deployed and not packaged.");

    public static Diagnostic NamespaceInFileName(SourceLocation? location, string name) => Error("ECA0112", location,
        $"The policy record '{name}' has a namespace in its name, and an org refuses that (\"Cannot create a new component with the namespace\"). Name the file without it; 'externalClientApplication' keeps it.");

    public static Diagnostic SeveralPolicyRecords(SourceLocation? location, MetadataType type, string app, string other) => Error("ECA0113", location,
        $"The app '{app}' has more than one {type.Name}, and an org takes one (\"duplicate value found: ExternalClientApplicationId duplicates value\"). The other is '{other}'. Keep the one that the org has.");

    // What published baselines ask for.

    public static Diagnostic PkceNotRequired(SourceLocation? location) => Warning("ECA0114", location,
        "PKCE is not required, so a stolen authorization code can be redeemed by whoever stole it. Say 'isPkceRequired: true'.");

    public static Diagnostic RefreshTokenRotationOff(SourceLocation? location) => Warning("ECA0115", location,
        "Refresh tokens are not rotated, so a stolen one works until it is revoked. Say 'isRefreshTokenRotationEnabled: true'; clients must keep the token that each refresh returns.");

    public static Diagnostic RefreshTokenLivesLong(SourceLocation? location) => Warning("ECA0116", location,
        "Refresh tokens outlive 30 idle days, so one that was forgotten still opens the org. Use the preset idle-limit-30-days, or 'isEnforceRefreshTokenTTL: true' in the global OAuth settings.");

    public static Diagnostic TokenIpRangesMissing(SourceLocation? location) => Warning("ECA0117", location,
        "Tokens of the app are accepted from everywhere. Name the addresses of its servers under 'tokenIpRanges' of 'oauthSecuritySettings'.");

    public static Diagnostic WebServerSecretOptional(SourceLocation? location) => Warning("ECA0118", location,
        "The web server flow works without the consumer secret, so whoever has a code gets tokens. Say 'isConsumerSecretOptional: false'; apps that cannot keep a secret rely on PKCE instead.");

    public static Diagnostic RefreshSecretOptional(SourceLocation? location) => Warning("ECA0119", location,
        "Refreshing works without the consumer secret, so whoever has a refresh token can use it. Say 'isSecretRequiredForRefreshToken: true'.");

    public static Diagnostic ClientCredentialsFlowOn(SourceLocation? location) => Warning("ECA0120", location,
        "The client credentials flow is on: whoever has key and secret acts as its user, and no user sees it. Switch it off where another flow will do.");

    public static Diagnostic CodeCredentialsFlowOff(SourceLocation? location) => Info("ECA0121", location,
        "The authorization code and credentials flow is off. Salesforce recommends it for apps that show their own log-in page; switch it on where the app is one.");

    public static Diagnostic JwtBearerFlowOff(SourceLocation? location) => Info("ECA0122", location,
        "The app has no certificate, so the JWT bearer flow is off. Salesforce recommends it for servers, in place of a shared secret.");

    public static Diagnostic NamedUserJwtOff(SourceLocation? location) => Info("ECA0123", location,
        "Access tokens are opaque. Salesforce recommends JWT-based ones ('isNamedUserJwtEnabled'); they do not work with SOAP APIs, the SOAP Metadata API among them.");

    public static Diagnostic ScopeTooBroad(SourceLocation? location, string scope) => Warning("ECA0124", location,
        $"The scope '{scope}' gives the app all that its user may do. Name the scopes that it needs, such as Api and RefreshToken.");

    public static Diagnostic IdTokenTooBroad(SourceLocation? location, string hint) => Warning("ECA0125", location,
        $"An id token in wrong hands is believed longer, or by more, than need be. {hint}");

    public static Diagnostic ConsumerSecretReadable(SourceLocation? location) => Warning("ECA0126", location,
        "The Metadata API may return consumer secrets in the clear, so each retrieve can leak them. Say 'enableConsumerSecretApiAccess: false'.");

    public static Diagnostic ConsumerSecretReadableByRest(SourceLocation? location) => Warning("ECA0127", location,
        "A REST API may return consumer secrets in the clear. Say 'enableClientSecretInRestApiAccess: false'.");
}
