namespace IDialogue.Eca.Reconciliation;

/// <summary>By what users lose or gain access to an app.</summary>
public enum AccessEffectKind
{
    /// <summary>The app, or the plugin that authorizes its users, is switched off.</summary>
    SwitchedOff,

    /// <summary>Only pre-authorized users have access.</summary>
    PreAuthorizedOnly,

    /// <summary>Permission sets that gave access give it no longer.</summary>
    PermissionSetsRemoved,

    /// <summary>Profiles that gave access give it no longer.</summary>
    ProfilesRemoved,

    /// <summary>A flow by which programs have access is switched off.</summary>
    FlowSwitchedOff,

    /// <summary>Refresh tokens expire.</summary>
    RefreshTokensExpire,

    /// <summary>Refresh tokens may expire by the app's own idle limit, which files of a subscriber do not show.</summary>
    IdleLimitUnknown,

    /// <summary>IP restrictions apply.</summary>
    IpRestricted,

    /// <summary>The app, or the plugin that authorizes its users, is switched on.</summary>
    SwitchedOn,

    /// <summary>Users authorize themselves.</summary>
    SelfAuthorized,

    /// <summary>Permission sets give access that did not.</summary>
    PermissionSetsAdded,

    /// <summary>Profiles give access that did not.</summary>
    ProfilesAdded,

    /// <summary>A flow by which programs have access is switched on.</summary>
    FlowSwitchedOn,

    /// <summary>The app, or a record that it needs, is deleted.</summary>
    Deleted,

    /// <summary>Sessions need a higher security level.</summary>
    SessionLevelRaised,

    /// <summary>Clients act as another user.</summary>
    RunAsUserChanged,
}
