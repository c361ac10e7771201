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
        var who = before is null ? "nobody has it after a deploy" : "everyone loses it";
        if (!after.IsEnabled && before?.IsEnabled != false)
        {
            yield return (AccessEffectKind.SwitchedOff, $"{who}, because the app is switched off.");
        }
        else if (after.IsOauthPluginEnabled == false && before?.IsOauthPluginEnabled != false)
        {
            yield return (AccessEffectKind.SwitchedOff, $"{who} by OAuth, because that plugin is switched off.");
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
                ? $"only users with {access.Grants} have it after a deploy."
                : "nobody has it after a deploy, because no permission set and no profile is named.");
        }

        if (policies.RefreshTokenPolicyType is { } tokens and not RefreshTokenPolicyType.Infinite)
        {
            yield return (AccessEffectKind.RefreshTokensExpire, tokens switch
            {
                RefreshTokenPolicyType.Zero => "it ends with the session, because refresh tokens expire at once.",
                RefreshTokenPolicyType.SpecificInactivity => $"it ends when it is not used for {access.Period}.",
                _ => $"it ends after {access.Period}.",
            });
        }

        if (policies.IpRelaxationPolicyType == IpRelaxationPolicyType.Enforce)
        {
            yield return (AccessEffectKind.IpRestricted, "only from where the org's IP restrictions let users in, and only there it can be refreshed.");
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
                ? $"everyone without {after.Grants} loses it."
                : "everyone loses it, because no permission set and no profile is named.");
            yield break;
        }

        var permissionSets = Gone(before.PermissionSets, after.PermissionSets);
        if (permissionSets.Length > 0)
        {
            yield return (AccessEffectKind.PermissionSetsRemoved, $"users who have it by {NameList.All("permission set", permissionSets)} alone lose it.");
        }

        var profiles = Gone(before.Profiles, after.Profiles);
        if (profiles.Length > 0)
        {
            yield return (AccessEffectKind.ProfilesRemoved, $"users who have it by {NameList.All("profile", profiles)} alone lose it.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfFlows(
        ExtlClntAppOauthConfigurablePolicies after, ExtlClntAppOauthConfigurablePolicies before)
    {
        if (before.IsClientCredentialsFlowEnabled == true && after.IsClientCredentialsFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOff, "programs that use the client credentials flow lose it.");
        }

        if (before.IsTokenExchangeFlowEnabled == true && after.IsTokenExchangeFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOff, "programs that use the token exchange flow lose it.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfTokens(OauthAccess after, OauthAccess before)
    {
        if (after.ExpiresEarlierThan(before))
        {
            yield return (AccessEffectKind.RefreshTokensExpire, $"it ends earlier; {before.RefreshTokensInWords} becomes {after.RefreshTokensInWords}.");
        }

        if (after.IsStricterThan(before))
        {
            yield return (AccessEffectKind.IpRestricted, $"users may lose it where the org's IP restrictions keep them out; {before.IpRelaxationInWords} becomes {after.IpRelaxationInWords}.");
        }
    }

    /// <summary>To Salesforce, names that differ only in case are the same.</summary>
    private static string[] Gone(IEnumerable<string> before, IEnumerable<string> after) => [.. before.Except(after, StringComparer.OrdinalIgnoreCase)];
}
