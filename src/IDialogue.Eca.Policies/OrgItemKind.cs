namespace IDialogue.Eca.Policies;

/// <summary>The kinds of things that must exist in an org for policies to work there.</summary>
public enum OrgItemKind
{
    /// <summary>An app.</summary>
    App,

    /// <summary>A permission set.</summary>
    PermissionSet,

    /// <summary>A profile.</summary>
    Profile,

    /// <summary>A custom scope.</summary>
    CustomScope,

    /// <summary>The user that a flow or a handler runs as.</summary>
    RunAsUser,

    /// <summary>A user of the app, of the section <c>subscriber</c>.</summary>
    User,
}
