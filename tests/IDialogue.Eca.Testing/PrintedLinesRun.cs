namespace IDialogue.Eca.Testing;

/// <summary>What came of lines in a shell.</summary>
/// <param name="Calls">For each line, the programs that it started, each with its arguments.</param>
/// <param name="Files">The files that the lines made.</param>
public sealed record PrintedLinesRun(
    IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Calls, IReadOnlyList<string> Files);
