namespace IDialogue.Eca.Policies.Binding;

/// <summary>The keys of a policy file that are neither a section nor a field: the catalogue has no names for these.</summary>
internal static class PolicyKeys
{
    // Of the file.
    public const string ApiVersion = "apiVersion";
    public const string Apps = "apps";

    public const string Rules = "rules";
    public const string Baselines = "baselines";
    public const string Suppressions = "suppressions";

    // Of a suppression.
    public const string Rule = "rule";
    public const string App = "app";
    public const string Reason = "reason";
    public const string Until = "until";

    // Of an app.
    public const string Namespace = "namespace";
    public const string Origin = "origin";

    public const string Subscriber = "subscriber";

    // Of the org that installs an app.
    public const string Package = "package";
    public const string ConnectionUrl = "connectionUrl";
    public const string OrganizationId = "organizationId";
    public const string Users = "users";

    // Of a section.
    public const string FullName = "fullName";
    public const string Preset = "preset";
    public const string Remove = "remove";

    // Of a list that a merge adds to.
    public const string Ensure = "ensure";
    public const string Exact = "exact";

    // Of a certificate.
    public const string File = "file";
}
