using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Access;

/// <summary>Writes access for terminals, in lines that show all their characters.</summary>
internal static class AccessText
{
    /// <summary>The sentence about the permission that policies do not limit.</summary>
    public const string AnyApiClientNote = "Where API Access Control is on, they can use every app.";

    /// <summary>Returns lines that end with LF.</summary>
    public static string Write(OrgAccess access) => string.Concat(
        LinesOf(access).Select(line => ShownText.Line(line) + "\n"));

    /// <summary>Returns who is permitted, in Setup's words.</summary>
    public static string PermittedUsersOf(AppAccess app) => app.PermittedUsers is { } permitted
        ? Fields.PermittedUsersPolicyType.Enum!.Get(permitted).Label ?? permitted.ToString()
        : "not known: the org returned no OAuth policies of the app";

    /// <summary>Returns how many users can use an app, as far as that is known.</summary>
    public static string SumOf(AppAccess app, OrgAccess access) => app.Scope switch
    {
        AccessScope.NoOne => "no one, because the app is disabled",
        AccessScope.NoOneWithOauth => "no one with OAuth, because the OAuth plugin is disabled",
        AccessScope.EveryUser => "every active user of the org",
        AccessScope.GrantedUsers when app.AreUsersKnown && access.AreOtherGrantsKnown => UserList.Count(app.GrantedUsers.Count),
        AccessScope.GrantedUsers when app.GrantedUsers.Count > 0 => $"at least {UserList.Count(app.GrantedUsers.Count)}",
        _ => "not known",
    };

    private static IEnumerable<string> LinesOf(OrgAccess access)
    {
        if (access.Apps.Count == 0)
        {
            yield return "No External Client App was found.";
        }

        foreach (var app in access.Apps)
        {
            yield return app.App;
            yield return $"  Permitted Users: {PermittedUsersOf(app)}";
            foreach (var grant in app.Grants)
            {
                yield return $"  {grant.Title}: {UserList.Of(grant.Users)}{(grant.IsInPolicies ? "" : ", granted outside the policies")}";
            }

            if (app.RunAsUser is { } user)
            {
                yield return $"  Client credentials flow: clients act as {user}";
            }

            yield return $"  Can use it: {SumOf(app, access)}";
        }

        yield return $"Use Any API Client: {UserList.Of(access.AnyApiClientUsers)}";
        if (access.AnyApiClientUsers is { Count: > 0 })
        {
            yield return $"  {AnyApiClientNote}";
        }
    }
}
