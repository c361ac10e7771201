namespace IDialogue.Eca.Cli.Mcp;

/// <summary>The type of a parameter's value.</summary>
internal enum ToolParameterType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    List,

    /// <summary>Texts by name.</summary>
    Map,
}
