namespace IDialogue.Eca.Cli.Starters;

/// <summary>A file to start with.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Text">Its content.</param>
/// <param name="IsOptional">Whether a file of that name that is there already does as well.</param>
internal sealed record StarterFile(string Name, string Text, bool IsOptional);
