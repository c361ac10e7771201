namespace IDialogue.Eca.Policies.Access;

/// <summary>Writes access as JSON; what the org did not tell is <c>null</c>.</summary>
internal static class AccessJson
{
    /// <summary>Writes the keys into an object that may have others.</summary>
    public static void Write(JsonText json, OrgAccess access)
    {
        json.Begin('[', "apps");
        foreach (var app in access.Apps)
        {
            json.Begin('{').Add("app", app.App);
            Add(json, "isAppEnabled", app.IsEnabled);
            Add(json, "isOauthEnabled", app.IsOauthEnabled);
            json.Add("permitted", app.PermittedUsers?.ToString()).Add("runAsUser", app.RunAsUser).Begin('[', "grants");
            foreach (var grant in app.Grants)
            {
                json.Begin('{')
                    .Add("kind", JsonText.Word(grant.Kind))
                    .Add("item", grant.Name)
                    .Add("isInPolicies", grant.IsInPolicies);
                AddUsers(json, grant.Users);
                json.End('}');
            }

            var areAllKnown = app.AreUsersKnown && access.AreOtherGrantsKnown;
            json.End(']').Add("canUse", JsonText.Word(app.Scope)).Add("areAllGrantsKnown", areAllKnown);
            AddUsers(json, areAllKnown || app.GrantedUsers.Count > 0 ? app.GrantedUsers : null, "grantedUsers");
            json.End('}');
        }

        json.End(']').Begin('{', "useAnyApiClient");
        AddUsers(json, access.AnyApiClientUsers);
        json.End('}');
    }

    private static void AddUsers(JsonText json, ValueList<string>? users, string name = "users")
    {
        if (users is null)
        {
            json.Add("userCount", (string?)null).Add(name, (string?)null);
            return;
        }

        json.Add("userCount", users.Count).Add(name, users);
    }

    private static void Add(JsonText json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.Add(name, known);
        }
        else
        {
            json.Add(name, (string?)null);
        }
    }
}
