namespace IDialogue.Eca.Testing;

/// <summary>What a run of a program gave.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Errors);
