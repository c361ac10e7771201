using System.Text.Json;
using System.Text.Json.Nodes;
using IDialogue.Eca.Policies.Reporting;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>A tool of the server that runs a command. An error of the command is an error of the tool, with its findings.</summary>
internal sealed class CommandTool(ToolDescription tool, ServedFolder folder, ServedCommands commands) : McpServerTool
{
    private const string Findings =
        """
        "errors": { "type": "integer", "description": "Number of errors; with any, nothing was written." },
        "warnings": { "type": "integer" },
        "findings": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "code": { "type": "string", "description": "Pass it to 'explain'." },
              "severity": { "enum": ["error", "warning", "info"] },
              "message": { "type": "string", "description": "What is wrong, and what to do." },
              "file": { "type": "string" },
              "line": { "type": "integer" },
              "column": { "type": "integer" },
              "helpLink": { "type": ["string", "null"] }
            },
            "required": ["code", "severity", "message"]
          }
        }
        """;

    public override Tool ProtocolTool { get; } = new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = InputSchema(tool),
        OutputSchema = JsonElement.Parse(
            $$"""
            {
              "type": "object",
              "properties": { {{Findings}}{{(tool.Results.Length > 0 ? "," : "")}} {{tool.Results}} },
              "required": ["errors", "warnings", "findings"]
            }
            """),
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = !tool.IsWriter,
            DestructiveHint = false,
            IdempotentHint = true,
            OpenWorldHint = false,
        },
    };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var call = new ToolCall(tool, request.Params?.Arguments ?? new Dictionary<string, JsonElement>(), folder);
        if (call.Problems.Count > 0)
        {
            return ToResult(JsonFormat.Write(call.Problems, folder.Path, result: null), isError: true);
        }

        var progress = request.Params?.ProgressToken is { } token ? new FolderProgress(request.Server, token, cancellationToken) : null;
        var (json, isError) = await Task.Run(
            () => commands.Run(tool.Name, call.Arguments, call.Input, progress, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return ToResult(json, isError);
    }

    private static CallToolResult ToResult(string json, bool isError) => new()
    {
        Content = [new TextContentBlock { Text = json }],
        StructuredContent = JsonElement.Parse(json),
        IsError = isError,
    };

    private static JsonElement InputSchema(ToolDescription tool)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(tool.Parameters.Select(
                parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)parameter.ToSchema()))),
            ["required"] = new JsonArray(
                [.. tool.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => (JsonNode)parameter.Name)]),
            ["additionalProperties"] = false,
        };
        return JsonElement.Parse(schema.ToJsonString());
    }
}
