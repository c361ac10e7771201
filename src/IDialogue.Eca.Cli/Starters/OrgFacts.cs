using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Importing;

namespace IDialogue.Eca.Cli.Starters;

/// <summary>Facts of an org that starter files have no placeholder for.</summary>
internal sealed record OrgFacts
{
    private const string OauthPolicies = "    oauthPolicies:\n";
    private const string OrganizationIdExample = "# organizationId: 00D000000000062EAA\n";

    /// <summary>Gets the full name of the app.</summary>
    public required string App { get; init; }

    /// <summary>Gets the name of the app's record of OAuth policies, where Salesforce would give it another.</summary>
    public string? RecordName { get; init; }

    /// <summary>Gets the permission sets; the first one is a value of the files.</summary>
    public IReadOnlyList<string> PermissionSets { get; init; } = [];

    public string? OrganizationId { get; init; }

    /// <summary>Gets a value indicating whether the org is a sandbox: the policy file is for one, its overlay for production.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Gets what an option named and must exist in the org.</summary>
    public IReadOnlyCollection<RequiredItem> Required { get; init; } = [];

    /// <summary>Adds the facts to a file with its values.</summary>
    public StarterFile AddTo(StarterFile file)
    {
        var text = file.Text;
        if (RecordName is not null)
        {
            text = text.Replace(OauthPolicies, $"{OauthPolicies}      fullName: {YamlText.Scalar(RecordName)}\n", StringComparison.Ordinal);
        }

        if (PermissionSets.Count > 1)
        {
            var items = PermissionSets.Select(name => $"        - {YamlText.Scalar(name)}\n").ToArray();
            text = text.Replace(items[0], string.Concat(items), StringComparison.Ordinal);
        }

        return file with { Text = OrganizationId is null ? text : WithOrganizationId(file.Name, text) };
    }

    private string WithOrganizationId(string name, string text) => (name, IsSandbox) switch
    {
        (Starter.ProductionFile, false) =>
            text.Replace(OrganizationIdExample, $"organizationId: {OrganizationId}\n", StringComparison.Ordinal),
        (Starter.PolicyFile, true) => $"{text}      organizationId: {OrganizationId}\n",
        _ => text,
    };
}
