namespace IDialogue.Eca.Cli.Starters;

/// <summary>Files to start with, which are those of a template of <c>dotnet new</c>.</summary>
internal sealed record Starter
{
    private const string IgnoreFile = ".gitignore";

    private static readonly string[] FileNames = ["policy.eca.yaml", "policy.production.eca.yaml", IgnoreFile];

    private Starter()
    {
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Starter> All { get; } =
    [
        new()
        {
            Name = "subscriber",
            Description = "For an app that a package installed: its policies.",
            Example = "eca new subscriber salesforce --app Agent --namespace acme --permission-set Agent_User",
            Values =
            [
                new("--app", "name", "API name of the app, without namespace: Setup, External Client App Manager.", "iDialogue_External_Client_Connection"),
                new("--namespace", "name", "Namespace of the package that brought the app: Setup, Installed Packages.", "packagens") { Default = "idialogue" },
                new("--permission-set", "name", "API name of the permission set whose users may use the app.", "iDialogue_API_User"),
                new("--api-user", "username", "Username, in production, of the user who connects the app.", "api.user@example.com"),
                new("--package-version", "id", "Id of the package version that brings the app.", "04tPj00000B5Ql7IAF"),
                new("--connection-url", "url", "https link by which a user connects the org; {orgid} is replaced with the organization id.", ConnectionUrl),
            ],
        },
        new()
        {
            Name = "app",
            Description = "For an app of your own: the app, its OAuth settings and its policies.",
            Example = "eca new app salesforce --app Billing --label Billing --contact-email billing@example.com",
            Values =
            [
                new("--app", "name", "API name of the app: letters, digits and underscores.", "My_Agent"),
                new("--label", "text", "Name of the app that Setup shows.", "My Agent"),
                new("--contact-email", "address", "E-mail address under which Salesforce reaches the people behind the app.", "contact@example.com"),
                new("--permission-set", "name", "API name of the permission set whose users may use the app.", "Agent_API_User"),
                new("--api-user", "username", "Username, in production, of the user who connects the app.", "api.user@example.com"),
                new("--callback-url", "url", "https URL, in production, to which Salesforce sends users back.", "https://agent.example.com/callback"),
            ],
        },
    ];

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>A command line with values.</summary>
    public required string Example { get; init; }

    public required IReadOnlyList<StarterValue> Values { get; init; }

    private static string ConnectionUrl => "https://api.idialogue.app/v1/connect/salesforce/start?ctx=api&orgid={orgid}";

    /// <summary>The files, the policy file first.</summary>
    public IEnumerable<StarterFile> Files(IEnumerable<(StarterValue Value, string Text)> values)
    {
        var given = values.ToArray();
        return FileNames.Select(name => new StarterFile(
            name, given.Aggregate(Read(name), (text, value) => text.Replace(value.Value.Token, value.Text, StringComparison.Ordinal)), name == IgnoreFile));
    }

    private string Read(string name)
    {
        using var reader = new StreamReader(typeof(Starter).Assembly.GetManifestResourceStream($"{Name}/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
