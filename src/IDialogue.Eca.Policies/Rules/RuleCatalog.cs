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
        new RefreshTokenPeriodNotUsed(),
        new RefreshTokenPeriodMissing(),
        new UnknownScope(),
        new CallbackUrlUnusable(),
        new CallbackUrlMissing(),
        new CallbackUrlNotEncrypted(),
        new ContactEmailMissing(),
        new GlobalSettingsAlone(),
        new ClientCredentialsUserMissing(),
        new FlowOffGlobally(),
        new GuestFlowWithoutJwt(),
        new IdleLimitAndPolicy(),
        new OrgBoundValue(),
        new RotationAtEveryDeploy(),
        new PkceSwitchedOff(),
        new RefreshScopeMissing(),
        new JwtBearerWithSelfAuthorize(),
        new JwtTimeoutNotUsed(),
        new JwtTimeoutWrong(),
        new PushConfigWrong(),
        new PluginOff(),
        new SamlNeedsLocalApp(),
        new SamlSubjectWrong(),
        new SamlWeakSignature(),
        new CustomAttributesWrong(),
        new IpRangeWrong(),
        new AssetTokenIncomplete(),
        new IdTokenValidityWrong(),
        new SessionLevelMissing(),
        new SecretInFile(),
        new PackagedWithPolicies(),
        new NamespaceInFileName(),
        new SeveralPolicyRecords(),
        new PkceNotRequired(),
        new RefreshTokenRotationOff(),
        new RefreshTokenLivesLong(),
        new TokenIpRangesMissing(),
        new WebServerSecretOptional(),
        new RefreshSecretOptional(),
        new ClientCredentialsFlowOn(),
        new CodeCredentialsFlowOff(),
        new JwtBearerFlowOff(),
        new NamedUserJwtOff(),
        new ScopeTooBroad(),
        new IdTokenTooBroad(),
        new ConsumerSecretReadable(),
        new ConsumerSecretReadableByRest(),
    ];

    /// <summary>What is known of every rule, in the order of their codes.</summary>
    public static ValueList<RuleDescription> All { get; } = Rules.Select(rule => rule.Description).ToValueList();

    /// <summary>The rule whose findings have a code, or <see langword="null"/>.</summary>
    /// <param name="code">The code, in any case.</param>
    public static RuleDescription? Find(string code) => All.FirstOrDefault(rule => string.Equals(rule.Code, code, StringComparison.OrdinalIgnoreCase));
}
