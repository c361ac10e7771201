using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>The prompt for an org that installed an app: three policies, permission sets, one API user.</summary>
internal sealed class SubscriberPrompt : McpServerPrompt
{
    private const string App = "app";
    private const string Namespace = "namespace";
    private const string PermissionSet = "permissionSet";
    private const string ApiUser = "apiUser";

    public override Prompt ProtocolPrompt { get; } = new()
    {
        Name = "subscriber",
        Title = "Policies of an installed app",
        Description = "Sets the three policies of an app that was installed from a package, for the users with one permission set, "
            + "among them the API user.",
        Arguments =
        [
            new()
            {
                Name = App,
                Description = "API name of the app, without namespace: Setup > External Client App Manager.",
                Required = true,
            },
            new() { Name = Namespace, Description = "Namespace of the package: Setup > Installed Packages.", Required = true },
            new() { Name = PermissionSet, Description = "API name of the permission set of the app's users.", Required = true },
            new() { Name = ApiUser, Description = "Username of the API user.", Required = true },
        ],
    };

    public override IReadOnlyList<object> Metadata => [];

    public override ValueTask<GetPromptResult> GetAsync(
        RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken = default)
    {
        string ValueOf(string name) =>
            request.Params?.Arguments?.TryGetValue(name, out var value) == true && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : throw new McpProtocolException($"The prompt requires the argument '{name}'.", McpErrorCode.InvalidParams);

        var text =
            $"""
            Set the policies of the installed External Client App {ValueOf(App)} (namespace {ValueOf(Namespace)}). Users with the permission
            set {ValueOf(PermissionSet)} can use it, among them the API user {ValueOf(ApiUser)}.
            1. If the folder has retrieved records of the app, call 'import' and start from its policy file. Otherwise start from
               eca://examples/subscriber and ask for what you do not know.
            2. Set under oauthPolicies: permittedUsers "Admin approved users are pre-authorized"; refreshToken, how long refresh tokens are
               valid; ipRelaxation, how IP ranges count. Ask which refresh token and IP policy is wanted; do not loosen one unasked. Set
               permissionSets to [{ValueOf(PermissionSet)}] and subscriber.users to [{ValueOf(ApiUser)}].
            3. Call 'validate' and correct the file until there are no errors. 'explain' returns the page of a finding's code.
            4. With retrieved records, call 'plan' with 'retrieved', and show what changes and who loses access.
            5. Call 'build', with 'retrieved' if there is such a folder, and give me its steps in their order. Do not deploy.
            """;
        return new(new GetPromptResult
        {
            Description = ProtocolPrompt.Description,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = text.ReplaceLineEndings("\n") } }],
        });
    }
}
