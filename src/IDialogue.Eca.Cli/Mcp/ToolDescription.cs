namespace IDialogue.Eca.Cli.Mcp;

/// <summary>A tool: a command with the parameters that agents may set.</summary>
/// <param name="Name">The name of the command, and of the tool.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does, takes and returns, and what comes next.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Results">The keys of its result beside the findings: the JSON Schema of each, in JSON, without the braces around.</param>
internal sealed record ToolDescription(
    string Name, string Title, string Description, IReadOnlyList<ToolParameter> Parameters, string Results = "")
{
    /// <summary>Gets a value indicating whether the tool writes files.</summary>
    public bool IsWriter { get; init; }
}
