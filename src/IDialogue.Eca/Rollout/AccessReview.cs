using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>Finds who loses access by the deploy of a record; where nothing was retrieved, who has access after it.</summary>
internal static class AccessReview
{
    public static IEnumerable<AccessEffect> Of(PlannedComponent planned)
    {
        var (after, before) = (planned.Result.Component, planned.Retrieved?.Component);
        var app = after.App ?? after.FullName;
        var found = after switch
        {
            ExtlClntAppConfigurablePolicies policies => OfApp(policies, (ExtlClntAppConfigurablePolicies?)before),
            ExtlClntAppOauthConfigurablePolicies policies => OfOauth(policies, (ExtlClntAppOauthConfigurablePolicies?)before),
            _ => [],
        };
        return found.Select(effect => new AccessEffect(app, effect.Kind, $"Access to {app}: {effect.Text}"));
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfApp(ExtlClntAppConfigurablePolicies after, ExtlClntAppConfigurablePolicies? before)
    {
        var who = before is null ? "after the deploy no one can use it" : "everyone loses access";
        if (!after.IsEnabled && before?.IsEnabled != false)
        {
            yield return (AccessEffectKind.SwitchedOff, $"{who}, because the app is disabled.");
        }
        else if (after.IsOauthPluginEnabled == false && before?.IsOauthPluginEnabled != false)
        {
            yield return (AccessEffectKind.SwitchedOff, $"{who} by OAuth, because the OAuth plugin is disabled.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfOauth(
        ExtlClntAppOauthConfigurablePolicies after, ExtlClntAppOauthConfigurablePolicies? before) =>
        before is null ? WhatHolds(after, new OauthAccess(after))
        : OfUsers(new OauthAccess(after), new OauthAccess(before))
            .Concat(OfFlows(after, before))
            .Concat(OfTokens(new OauthAccess(after), new OauthAccess(before)));

    /// <summary>What policies by themselves say; what they do not say is left to Salesforce, and to the reader.</summary>
    private static IEnumerable<(AccessEffectKind Kind, string Text)> WhatHolds(ExtlClntAppOauthConfigurablePolicies policies, OauthAccess access)
    {
        if (access.IsPreAuthorizedOnly)
        {
            yield return (AccessEffectKind.PreAuthorizedOnly, access.HasGrants
                ? $"after the deploy, only users with {access.Grants} can use it."
                : "after the deploy, no one is pre-authorized by the policies: they name no permission set and no profile.");
        }

        if (policies.RefreshTokenPolicyType is { } tokens and not RefreshTokenPolicyType.Infinite)
        {
            yield return (AccessEffectKind.RefreshTokensExpire, tokens switch
            {
                RefreshTokenPolicyType.Zero => "it ends with the session, because refresh tokens expire immediately.",
                RefreshTokenPolicyType.SpecificInactivity => $"refresh tokens expire when unused for {access.Period}.",
                _ => $"refresh tokens expire after {access.Period}.",
            });
        }

        if (policies.IpRelaxationPolicyType == IpRelaxationPolicyType.Enforce)
        {
            yield return (AccessEffectKind.IpRestricted, "the org's IP restrictions apply to log-ins and to refreshing tokens.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfUsers(OauthAccess after, OauthAccess before)
    {
        if (!after.IsPreAuthorizedOnly)
        {
            yield break;
        }

        if (!before.IsPreAuthorizedOnly)
        {
            yield return (AccessEffectKind.PreAuthorizedOnly, after.HasGrants
                ? $"everyone without {after.Grants} loses access."
                : "everyone loses access unless it is granted elsewhere: the policies name no permission set and no profile.");
            yield break;
        }

        var permissionSets = Gone(before.PermissionSets, after.PermissionSets);
        if (permissionSets.Length > 0)
        {
            yield return (AccessEffectKind.PermissionSetsRemoved, $"users with only {NameList.All("permission set", permissionSets)} lose access.");
        }

        var profiles = Gone(before.Profiles, after.Profiles);
        if (profiles.Length > 0)
        {
            yield return (AccessEffectKind.ProfilesRemoved, $"users with only {NameList.All("profile", profiles)} lose access.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfFlows(
        ExtlClntAppOauthConfigurablePolicies after, ExtlClntAppOauthConfigurablePolicies before)
    {
        if (before.IsClientCredentialsFlowEnabled == true && after.IsClientCredentialsFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOff, "clients that use the client credentials flow lose access.");
        }

        if (before.IsTokenExchangeFlowEnabled == true && after.IsTokenExchangeFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOff, "clients that use the token exchange flow lose access.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfTokens(OauthAccess after, OauthAccess before)
    {
        if (after.ExpiresEarlierThan(before))
        {
            yield return (AccessEffectKind.RefreshTokensExpire, $"refresh tokens expire earlier: {before.RefreshTokensInWords} becomes {after.RefreshTokensInWords}.");
        }

        if (after.IsStricterThan(before))
        {
            yield return (AccessEffectKind.IpRestricted, $"users outside the org's allowed IP ranges may lose access: {before.IpRelaxationInWords} becomes {after.IpRelaxationInWords}.");
        }
    }

    /// <summary>To Salesforce, names that differ only in case are the same.</summary>
    private static string[] Gone(IEnumerable<string> before, IEnumerable<string> after) => [.. before.Except(after, StringComparer.OrdinalIgnoreCase)];
}
