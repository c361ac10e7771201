using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>Finds who loses and who gains access by the deploy of a record; where nothing was retrieved, who has access after it.</summary>
internal static class AccessReview
{
    /// <summary>Finds by what users lose access that the org gives them; nothing is known of records that were not retrieved.</summary>
    public static IEnumerable<AccessEffect> LossesOf(PlannedComponent planned) =>
        planned.Retrieved is null ? [] : Of(planned).Where(effect => effect.Kind != AccessEffectKind.IdleLimitUnknown);

    /// <summary>Finds who loses access by deletions; of a deleted app, the app says it for all its records.</summary>
    /// <param name="deletions">The deletions that are reviewed.</param>
    /// <param name="all">All deletions of the deploy.</param>
    public static IEnumerable<AccessEffect> LossesOf(
        IEnumerable<AbsentComponent> deletions, IReadOnlyCollection<AbsentComponent> all) =>
        from deletion in deletions
        where !deletion.IsDeletedWithApp(all)
        let loss = deletion.IsApp
            ? $"everyone who can use {deletion.App} loses access, because the app is deleted."
            : $"users may lose or gain access to {deletion.App}, because its {deletion.Type.Name} is deleted and defaults take its place."
        select new AccessEffect(deletion.App, AccessEffectKind.Deleted, $"After the deploy, {loss}");

    public static IEnumerable<AccessEffect> Of(PlannedComponent planned)
    {
        var (after, before) = (planned.Result.Component, planned.Retrieved?.Component);
        var app = after.App ?? after.FullName;
        var found = after switch
        {
            ExtlClntAppConfigurablePolicies policies => OfApp(app, policies, (ExtlClntAppConfigurablePolicies?)before),
            ExtlClntAppOauthConfigurablePolicies policies => OfOauth(app, policies, (ExtlClntAppOauthConfigurablePolicies?)before),
            _ => [],
        };
        return found.Select(effect => new AccessEffect(app, effect.Kind, $"After the deploy, {effect.Text}"));
    }

    /// <summary>
    /// Finds by what users gain access that the org does not give them; nothing is known of records that were not retrieved.
    /// </summary>
    public static IEnumerable<AccessEffect> GainsOf(PlannedComponent planned)
    {
        var (after, before) = (planned.Result.Component, planned.Retrieved?.Component);
        var app = after.App ?? after.FullName;
        var found = (after, before) switch
        {
            (ExtlClntAppConfigurablePolicies now, ExtlClntAppConfigurablePolicies then) => GainsOfApp(app, now, then),
            (ExtlClntAppOauthConfigurablePolicies now, ExtlClntAppOauthConfigurablePolicies then) =>
                GainsOfUsers(app, new OauthAccess(now), new OauthAccess(then)).Concat(GainsOfFlows(app, now, then)),
            (ExtlClntAppOauthConfigurablePolicies now, null) when !new OauthAccess(now).IsPreAuthorizedOnly => [SelfAuthorized(app)],
            _ => [],
        };
        return found.Select(effect => new AccessEffect(app, effect.Kind, $"After the deploy, {effect.Text}"));
    }

    private static (AccessEffectKind Kind, string Text) SelfAuthorized(string app) =>
        (AccessEffectKind.SelfAuthorized, $"every user of the org can authorize {app} and use it.");

    private static IEnumerable<(AccessEffectKind Kind, string Text)> GainsOfApp(
        string app, ExtlClntAppConfigurablePolicies after, ExtlClntAppConfigurablePolicies before)
    {
        if (after.IsEnabled && !before.IsEnabled)
        {
            yield return (AccessEffectKind.SwitchedOn, $"{app} is enabled: its policies decide who can use it.");
        }
        else if (after.IsEnabled && after.IsOauthPluginEnabled == true && before.IsOauthPluginEnabled != true)
        {
            yield return (AccessEffectKind.SwitchedOn, $"{app} can be used with OAuth: its policies decide by whom.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> GainsOfUsers(string app, OauthAccess after, OauthAccess before)
    {
        if (!after.IsPreAuthorizedOnly)
        {
            return before.IsPreAuthorizedOnly ? [SelfAuthorized(app)] : [];
        }

        // Where every user had access, a permission set gives none that was not there.
        var permissionSets = before.IsPreAuthorizedOnly ? Gone(after.PermissionSets, before.PermissionSets) : [];
        var profiles = before.IsPreAuthorizedOnly ? Gone(after.Profiles, before.Profiles) : [];
        return GainsOf(AccessEffectKind.PermissionSetsAdded, "permission set", permissionSets)
            .Concat(GainsOf(AccessEffectKind.ProfilesAdded, "profile", profiles));

        IEnumerable<(AccessEffectKind Kind, string Text)> GainsOf(AccessEffectKind kind, string noun, string[] names) =>
            names.Length == 0 ? [] : [(kind, $"users with {NameList.Any(noun, names)} can use {app}.")];
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> GainsOfFlows(
        string app, ExtlClntAppOauthConfigurablePolicies after, ExtlClntAppOauthConfigurablePolicies before)
    {
        if (after.IsClientCredentialsFlowEnabled == true && before.IsClientCredentialsFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOn, $"clients can use {app} with the client credentials flow.");
        }
        else if (after.IsClientCredentialsFlowEnabled == true
            && !string.Equals(after.ClientCredentialsFlowUser, before.ClientCredentialsFlowUser, StringComparison.OrdinalIgnoreCase))
        {
            yield return (
                AccessEffectKind.RunAsUserChanged,
                $"clients of {app} act as {after.ClientCredentialsFlowUser ?? "no user"} with the client credentials flow, no longer as "
                + $"{before.ClientCredentialsFlowUser ?? "no user"}.");
        }

        if (after.IsTokenExchangeFlowEnabled == true && before.IsTokenExchangeFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOn, $"clients can use {app} with the token exchange flow.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfApp(
        string app, ExtlClntAppConfigurablePolicies after, ExtlClntAppConfigurablePolicies? before)
    {
        if (!after.IsEnabled && before?.IsEnabled != false)
        {
            yield return (AccessEffectKind.SwitchedOff, $"no one can use {app}, because it is disabled.");
        }
        else if (before?.IsEnabled != false && after.IsOauthPluginEnabled == false && before?.IsOauthPluginEnabled != false)
        {
            yield return (AccessEffectKind.SwitchedOff, $"no one can use {app} with OAuth, because its OAuth plugin is disabled.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfOauth(
        string app, ExtlClntAppOauthConfigurablePolicies after, ExtlClntAppOauthConfigurablePolicies? before) =>
        before is null ? OfNewRecord(app, after, new OauthAccess(after))
        : OfUsers(app, new OauthAccess(after), new OauthAccess(before))
            .Concat(OfFlows(app, after, before))
            .Concat(OfSessions(app, after, before))
            .Concat(OfTokens(app, new OauthAccess(after), new OauthAccess(before)));

    /// <summary>Reviews policies without retrieved records; values that they omit are left to Salesforce, and to the reader.</summary>
    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfNewRecord(
        string app, ExtlClntAppOauthConfigurablePolicies policies, OauthAccess access)
    {
        if (access.IsPreAuthorizedOnly)
        {
            yield return (AccessEffectKind.PreAuthorizedOnly, access.HasGrants
                ? $"only users with {access.Grants} can use {app}."
                : $"no one is pre-authorized for {app} by the policies: they name no permission set and no profile.");
        }

        if (policies.RefreshTokenPolicyType == RefreshTokenPolicyType.Infinite && NamespacedName.HasMark(app))
        {
            yield return IdleLimitUnknown(app);
        }
        else if (policies.RefreshTokenPolicyType is { } tokens and not RefreshTokenPolicyType.Infinite)
        {
            yield return (AccessEffectKind.RefreshTokensExpire, tokens switch
            {
                RefreshTokenPolicyType.Zero => $"access to {app} ends with the session, because refresh tokens expire immediately.",
                RefreshTokenPolicyType.SpecificInactivity => $"refresh tokens of {app} expire when unused for {access.Period}.",
                _ => $"refresh tokens of {app} expire after {access.Period}.",
            });
        }

        if (policies.IpRelaxationPolicyType == IpRelaxationPolicyType.Enforce)
        {
            yield return (
                AccessEffectKind.IpRestricted, $"the org's IP restrictions apply to logins to {app} and to refreshing its tokens.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfUsers(string app, OauthAccess after, OauthAccess before)
    {
        if (!after.IsPreAuthorizedOnly)
        {
            yield break;
        }

        if (!before.IsPreAuthorizedOnly)
        {
            yield return (AccessEffectKind.PreAuthorizedOnly, after.HasGrants
                ? $"only users with {after.Grants} can still use {app}."
                : $"everyone loses access to {app} unless it is granted elsewhere: the policies name no permission set and no profile.");
            yield break;
        }

        var permissionSets = Gone(before.PermissionSets, after.PermissionSets);
        if (permissionSets.Length > 0)
        {
            yield return (
                AccessEffectKind.PermissionSetsRemoved,
                $"users with only {NameList.All("permission set", permissionSets)} lose access to {app}.");
        }

        var profiles = Gone(before.Profiles, after.Profiles);
        if (profiles.Length > 0)
        {
            yield return (
                AccessEffectKind.ProfilesRemoved,
                $"users with only {NameList.All("profile", profiles)} lose access to {app}.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfFlows(
        string app, ExtlClntAppOauthConfigurablePolicies after, ExtlClntAppOauthConfigurablePolicies before)
    {
        if (before.IsClientCredentialsFlowEnabled == true && after.IsClientCredentialsFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOff, $"clients that use the client credentials flow lose access to {app}.");
        }

        if (before.IsTokenExchangeFlowEnabled == true && after.IsTokenExchangeFlowEnabled != true)
        {
            yield return (AccessEffectKind.FlowSwitchedOff, $"clients that use the token exchange flow lose access to {app}.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfSessions(
        string app, ExtlClntAppOauthConfigurablePolicies after, ExtlClntAppOauthConfigurablePolicies before)
    {
        var isBlocked = after.PolicyAction == PolicyAction.Block;
        var isNew = before.RequiredSessionLevel != SessionSecurityLevel.HIGH_ASSURANCE
            || (isBlocked && before.PolicyAction != PolicyAction.Block);
        if (after.RequiredSessionLevel == SessionSecurityLevel.HIGH_ASSURANCE && isNew)
        {
            yield return (AccessEffectKind.SessionLevelRaised, isBlocked
                ? $"users whose session is below High Assurance are blocked from {app}."
                : $"users whose session is below High Assurance must verify their identity to use {app}.");
        }
    }

    private static IEnumerable<(AccessEffectKind Kind, string Text)> OfTokens(string app, OauthAccess after, OauthAccess before)
    {
        if (after.ExpiresEarlierThan(before))
        {
            yield return (
                AccessEffectKind.RefreshTokensExpire,
                $"refresh tokens of {app} expire earlier: {before.RefreshTokensInWords} becomes {after.RefreshTokensInWords}.");
        }

        if (after.RefreshTokens == RefreshTokenPolicyType.Infinite
            && before.RefreshTokens != after.RefreshTokens
            && NamespacedName.HasMark(app))
        {
            yield return IdleLimitUnknown(app);
        }

        if (after.IsStricterThan(before))
        {
            yield return (
                AccessEffectKind.IpRestricted,
                $"users outside the org's allowed IP ranges may lose access to {app}: "
                + $"{before.IpRelaxationInWords} becomes {after.IpRelaxationInWords}.");
        }
    }

    /// <summary>The switch is in the app's global OAuth settings, which its package does not show to subscribers.</summary>
    private static (AccessEffectKind Kind, string Text) IdleLimitUnknown(string app) => (
        AccessEffectKind.IdleLimitUnknown,
        $"refresh tokens of {app} are valid until revoked, unless its publisher limits them to 30 idle days; "
        + "no file of this org shows that.");

    /// <summary>To Salesforce, names that differ only in case are the same.</summary>
    private static string[] Gone(IEnumerable<string> before, IEnumerable<string> after) =>
        [.. before.Except(after, StringComparer.OrdinalIgnoreCase)];
}
