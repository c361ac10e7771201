using IDialogue.Eca.Policies.Rules.Access;
using IDialogue.Eca.Policies.Rules.Deployment;
using IDialogue.Eca.Policies.Rules.Effect;
using IDialogue.Eca.Policies.Rules.Portability;
using IDialogue.Eca.Policies.Rules.Security;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The rules.</summary>
public static class RuleCatalog
{
    /// <summary>The rules, in the order of their codes.</summary>
    internal static IReadOnlyList<PolicyRule> Rules { get; } =
    [
        new IdsInsteadOfNames(),
        new PreAuthorizedWithoutUsers(),
        new UnusedRefreshTokenPeriod(),
        new RefreshTokenPeriodMissing(),
        new UnknownScope(),
        new InvalidCallbackUrl(),
        new CallbackUrlMissing(),
        new UnencryptedCallbackUrl(),
        new ContactEmailMissing(),
        new OauthSettingsMissing(),
        new ClientCredentialsUserMissing(),
        new FlowDisabledInApp(),
        new GuestFlowWithoutJwt(),
        new IdleLimitOverridesPolicy(),
        new OrgBoundValue(),
        new RotationOnEveryDeploy(),
        new PkceDisabled(),
        new RefreshScopeMissing(),
        new JwtBearerWithSelfAuthorization(),
        new UnusedJwtTimeout(),
        new InvalidJwtTimeout(),
        new InvalidPushCredentials(),
        new PluginDisabled(),
        new SamlRequiresLocalApp(),
        new InvalidSamlSubject(),
        new WeakSamlSignature(),
        new InvalidCustomAttributes(),
        new InvalidIpRange(),
        new IncompleteAssetTokens(),
        new InvalidIdTokenValidity(),
        new SessionLevelMissing(),
        new SecretInFile(),
        new PoliciesInPackageDirectory(),
        new NamespaceInFileName(),
        new DuplicatePolicyRecord(),
        new RefreshTokenRotationDisabled(),
        new IdleLimitDisabled(),
        new TokenIpRangesMissing(),
        new WebServerSecretOptional(),
        new RefreshSecretOptional(),
        new ClientCredentialsFlowEnabled(),
        new CodeCredentialsFlowDisabled(),
        new JwtBearerFlowDisabled(),
        new OpaqueAccessTokens(),
        new ScopeTooBroad(),
        new IdTokenTooBroad(),
        new ConsumerSecretsInMetadataApi(),
        new ConsumerSecretsInRestApi(),
        new JwtTokensRequiredByScope(),
        new JwtTimeoutWithoutJwt(),
        new InvalidAttributeFormula(),
        new CallbackUrlNeverMatches(),
        new LabelsInsteadOfNames(),
        new InvalidRunAsUser(),
        new DpopLocksOutCli(),
        new InvalidAssetTokenCertificate(),
        new UnreplacedPlaceholder(),
        new ProfileByMetadataName(),
        new InvalidApexHandler(),
        new InactivityExceedsIdleLimit(),
        new InvisibleCharacter(),
        new HostedMcpScopeMissing(),
        new SecretAskedOfPublicClient(),
    ];

    /// <summary>Gets the descriptions of all rules in the order of their codes.</summary>
    public static ValueList<RuleDescription> All { get; } = Rules.Select(rule => rule.Description).ToValueList();

    /// <summary>The rule whose findings have a code, or <see langword="null"/>.</summary>
    /// <param name="code">The code, in any case.</param>
    public static RuleDescription? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return All.FirstOrDefault(rule => string.Equals(rule.Code, code, StringComparison.OrdinalIgnoreCase));
    }
}
