namespace IDialogue.Eca.Policies.Model;

/// <summary>The origin of an app in the org. Salesforce names the app's policy records after it.</summary>
public enum AppOrigin
{
    /// <summary>From a package: records are named <c>App_oauth_defaultPolicy</c> and <c>App_defaultPolicy</c>, without namespace.</summary>
    Installed,

    /// <summary>
    /// From metadata: records are named <c>App_oauth_defaultPolicy</c> (after OAuth settings named <c>App_oauth</c>) and
    /// <c>App_defaultPolicy</c>.
    /// </summary>
    Deployed,

    /// <summary>Made in Setup: records are named <c>App_oauthPlcy</c> and <c>App_plcy</c>.</summary>
    Setup,
}
