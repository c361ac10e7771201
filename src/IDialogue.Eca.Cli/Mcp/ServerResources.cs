using System.Text;
using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Policies.Schema;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>
/// The resources that clients can read: the schema, the reference, examples, the pages of findings, and the retrieved files below the
/// folder. Of a retrieved file they read the policy file that an import makes of it, which has no secret and no consumer key.
/// </summary>
internal sealed class ServerResources(ServedFolder folder, ServedCommands commands)
{
    private const string Markdown = "text/markdown";
    private const string Yaml = "application/yaml";
    private const string Findings = "eca://findings/";
    private const string Retrieved = "eca://retrieved/";

    private static readonly (Resource Resource, Func<string> Read)[] Known =
    [
        (New("eca://schema", "policy.schema.json", "JSON Schema of policy files.", "application/schema+json"), PolicySchema.ToJson),
        (New("eca://reference", "policy-reference.md", "All keys of policy files with their values.", Markdown),
            () => Embedded("policy-reference.md")),
        (New("eca://guide", "policy-file.md",
            "How policy files work, with examples: names of records, own apps, public clients, deletions, environments, variables, lists "
            + "and removals, presets, next steps.", Markdown),
            () => Embedded("policy-file.md")),
        (New("eca://examples/subscriber", "subscriber.eca.yaml", "Policy file for an app installed from a package.", Yaml),
            () => Example("subscriber")),
        (New("eca://examples/app", "app.eca.yaml", "Policy file for an app of your own.", Yaml), () => Example("app")),
        (New("eca://examples/mcp-client", "mcp-client.eca.yaml",
            "Policy file for a client of the MCP servers that Salesforce hosts. Keep the callback URLs of the clients in use.", Yaml),
            () => Example("mcp-client")),
        (New("eca://findings", "findings.md", $"All codes of findings with their titles. {Findings}ECA0012 is the page of one.", Markdown),
            () => string.Concat(DiagnosticPage.Codes.Select(code => $"- {code}: {DiagnosticPage.Find(code)!.Title}\n"))),
        (New("eca://baselines", "baselines.md", "The baselines: all controls of each, with the rules that cover them.", Markdown),
            () => string.Join('\n', RuleBaseline.All.Select(BaselinePage.Write))),
    ];

    /// <summary>Lists the resources, with the retrieved files that the folder has now.</summary>
    public ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken stop) =>
        new(Task.Run(
            () => new ListResourcesResult { Resources = [.. Known.Select(known => known.Resource), .. RetrievedFiles(stop)] }, stop));

    /// <summary>Lists the templates of resources.</summary>
    public static ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(
        RequestContext<ListResourceTemplatesRequestParams> request, CancellationToken stop) => new(new ListResourceTemplatesResult
        {
            ResourceTemplates =
            [
                new()
                {
                    UriTemplate = Findings + "{code}",
                    Name = "finding",
                    Description = "The page of a finding's code, for example ECA0012: cause, what to do, a wrong and a right example.",
                    MimeType = Markdown,
                },
                new()
                {
                    UriTemplate = Retrieved + "{+path}",
                    Name = "retrieved",
                    Description = "The policies of a retrieved file or folder, by its path in the server's folder, as 'import' gives them.",
                    MimeType = Yaml,
                },
            ],
        });

    /// <summary>Reads a resource.</summary>
    /// <exception cref="McpProtocolException">There is none at the address, or it cannot be read.</exception>
    public async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken stop)
    {
        var uri = request.Params?.Uri ?? "";
        var (text, type) = await Task.Run(() => Read(uri, stop), stop).ConfigureAwait(false);
        return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = type, Text = text }] };
    }

    private (string Text, string Type) Read(string uri, CancellationToken stop)
    {
        if (Known.FirstOrDefault(known => known.Resource.Uri == uri) is { Read: { } read, Resource: var resource })
        {
            return (read(), resource.MimeType!);
        }

        if (uri.StartsWith(Retrieved, StringComparison.Ordinal))
        {
            return (Import(Uri.UnescapeDataString(uri[Retrieved.Length..]), stop), Yaml);
        }

        return uri.StartsWith(Findings, StringComparison.Ordinal) && DiagnosticPage.Find(uri[Findings.Length..]) is { } page
            ? (page.Markdown, Markdown)
            : throw new McpProtocolException($"There is no resource '{uri}'.", McpErrorCode.InvalidParams);
    }

    private string Import(string path, CancellationToken stop)
    {
        if (!folder.Contains(path))
        {
            throw new McpProtocolException(DiagnosticCatalog.OutsideServedFolder(path).ToString(), McpErrorCode.InvalidParams);
        }

        var (json, _) = commands.Run("import", ["--", path], [], foldersRead: null, stop);
        var result = JsonElement.Parse(json);
        if (result.TryGetProperty("policy", out var policy))
        {
            return policy.GetString()!;
        }

        var findings = result.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("code").GetString()}: {finding.GetProperty("message").GetString()}");
        throw new McpProtocolException(string.Join(" ", findings), McpErrorCode.InvalidParams);
    }

    private IEnumerable<Resource> RetrievedFiles(CancellationToken stop)
    {
        var fileSystem = new ServedFileSystem(folder, stop);
        var tree = MetadataTree.Read(fileSystem, folder.Path, progress: null, stop).Value;
        return (tree?.Files ?? [])
            .Select(file => fileSystem.Path.GetRelativePath(folder.Path, file.Path).Replace('\\', '/'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(path => New(
                Retrieved + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)),
                path,
                "The policies of a retrieved file.",
                Yaml));
    }

    private static Resource New(string uri, string name, string description, string type) =>
        new() { Uri = uri, Name = name, Description = description, MimeType = type };

    /// <summary>The policy file of a template, without the lines that choose parts of it.</summary>
    private static string Example(string template) => string.Join('\n', Embedded($"{template}/policy.eca.yaml").Split('\n')
        .Where(line => line.Trim() is var text && !text.StartsWith("#if ", StringComparison.Ordinal) && text != "#endif"));

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(ServerResources).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
