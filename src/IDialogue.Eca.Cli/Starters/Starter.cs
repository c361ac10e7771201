using System.Text.RegularExpressions;
using IDialogue.Eca.Policies.Importing;

namespace IDialogue.Eca.Cli.Starters;

/// <summary>Files to start with, which are those of a template of <c>dotnet new</c>.</summary>
internal sealed partial record Starter
{
    /// <summary>Name of the policy file.</summary>
    public const string PolicyFile = "policy.eca.yaml";

    /// <summary>Name of its overlay.</summary>
    public const string ProductionFile = "policy.production.eca.yaml";

    private const string IgnoreFile = ".gitignore";

    private static readonly string[] FileNames = [PolicyFile, ProductionFile, IgnoreFile];

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
            IsOfInstalledApp = true,
            Example = "eca new subscriber salesforce --app Agent --namespace acme --permission-set Agent_User "
                + "--api-user agent@example.com --sandbox uat --package-version 04tPj00000B5Ql7IAF "
                + "--connection-url https://api.example.com/connect",
            Values =
            [
                new("--app", "name", "API name of the app, without namespace: Setup > External Client App Manager.", "YOUR_APP")
                {
                    IsFreeText = true,
                },
                new("--namespace", "name", "Namespace of the package that contains the app: Setup > Installed Packages.", "YOUR_NAMESPACE")
                {
                    IsFreeText = true,
                },
                PermissionSet,
                ApiUser,
                Sandbox,
                new("--package-version", "id", PackageVersionMeaning, "YOUR_PACKAGE_VERSION"),
                new("--connection-url", "url", ConnectionUrlMeaning, "YOUR_CONNECTION_URL"),
            ],
        },
        new()
        {
            Name = "app",
            Description = "For an app of your own: the app, its OAuth settings and its policies.",
            Example = "eca new app salesforce --app Billing --label Billing --contact-email billing@example.com "
                + "--permission-set Billing_User --api-user billing@example.com --sandbox uat "
                + "--callback-url https://billing.example.com/callback",
            Values =
            [
                new("--app", "name", "API name of the new app: letters, digits and underscores.", "My_Agent") { IsFreeText = true },
                new("--label", "text", "Name of the new app in Setup.", "My Agent") { IsFreeText = true },
                ContactEmail,
                PermissionSet,
                ApiUser,
                Sandbox,
                CallbackUrl("https URL to which Salesforce redirects users after login."),
            ],
        },
        new()
        {
            Name = "mcp-client",
            Description = "For AI agents that use the MCP servers which Salesforce hosts.",
            Example = "eca new mcp-client salesforce --client claude --client cursor --app Agents --label Agents "
                + "--contact-email agents@example.com --permission-set Agent_User --api-user agent@example.com --sandbox uat",
            Clients = new("--client", "claude|cursor|postman|custom", "Clients that connect: their callback URLs are written.", "custom"),
            Values =
            [
                new("--app", "name", "API name of the new app: letters, digits and underscores.", "My_MCP_Client") { IsFreeText = true },
                new("--label", "text", "Name of the new app in Setup.", "My MCP Client") { IsFreeText = true },
                ContactEmail,
                new("--permission-set", "name", "API name of the permission set whose users can connect an agent.", "YOUR_PERMISSION_SET")
                {
                    IsFreeText = true,
                },
                new("--api-user", "username", "Production username of a user who connects an agent.", "YOUR_USERNAME"),
                Sandbox,
                CallbackUrl("URL to which Salesforce redirects users after login, of a custom client."),
            ],
        },
    ];

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>A command line with values.</summary>
    public required string Example { get; init; }

    public required IReadOnlyList<StarterValue> Values { get; init; }

    /// <summary>Gets the option for the clients of the app, of which several can be named; absent where there is no choice.</summary>
    public StarterValue? Clients { get; private init; }

    /// <summary>Gets a value indicating whether the app is in an org already, which knows values of the files.</summary>
    public bool IsOfInstalledApp { get; private init; }

    private static StarterValue ContactEmail =>
        new("--contact-email", "address", "Email address at which Salesforce reaches the owners of the app.", "YOUR_EMAIL")
        {
            IsFreeText = true,
        };

    private static StarterValue PermissionSet =>
        new("--permission-set", "name", "API name of the permission set whose users can use the app.", "YOUR_PERMISSION_SET")
        {
            IsFreeText = true,
        };

    private static StarterValue ApiUser =>
        new("--api-user", "username", "Production username of the user who connects the app.", "YOUR_USERNAME");

    private static StarterValue Sandbox =>
        new("--sandbox", "name", "Name of the sandbox, which Salesforce appends to usernames.", "YOUR_SANDBOX");

    private static string PackageVersionMeaning => "Package version with the app: its id, which starts with 04t, or { alias: id }.";

    private static string ConnectionUrlMeaning =>
        "https link that connects the org with the service of the app; {orgid} stands for the organization id.";

    /// <summary>The files, the policy file first.</summary>
    /// <param name="values">The values.</param>
    /// <param name="clients">The clients, whose parts of the files are written.</param>
    public IEnumerable<StarterFile> Files(IEnumerable<(StarterValue Value, string Text)> values, IReadOnlyCollection<string> clients)
    {
        var given = values.ToArray();
        return FileNames.Select(name => new StarterFile(
            name,
            given.Aggregate(
                Selected(Read(name), clients),
                (text, value) => text.Replace(value.Value.Default, Written(value), StringComparison.Ordinal)),
            name == IgnoreFile));
    }

    private static string Written((StarterValue Value, string Text) given) =>
        given.Value.IsFreeText ? YamlText.Scalar(given.Text) : given.Text;

    private static StarterValue CallbackUrl(string description) =>
        new("--callback-url", "url", description, "https://YOUR_HOST/callback");

    /// <summary>Leaves out the parts of other clients; <c>dotnet new</c> marks them by <c>#if (isClaude)</c> and <c>#endif</c>.</summary>
    private static string Selected(string text, IReadOnlyCollection<string> clients) => Part().Replace(
        text,
        part => clients.Contains(part.Groups["client"].Value, StringComparer.OrdinalIgnoreCase) ? part.Groups["text"].Value : "");

    [GeneratedRegex(@"^ *#if \(is(?<client>\w+)\)\n(?<text>.*?)^ *#endif\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();

    private string Read(string name)
    {
        using var reader = new StreamReader(typeof(Starter).Assembly.GetManifestResourceStream($"{Name}/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
