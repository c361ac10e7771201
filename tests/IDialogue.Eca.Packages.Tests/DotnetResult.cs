namespace IDialogue.Eca.Packages.Tests;

/// <summary>What a run of the SDK gave.</summary>
internal sealed record DotnetResult(int ExitCode, string Output)
{
    /// <summary>Lines without the blanks around them, each once: MSBuild repeats errors at the end.</summary>
    public IEnumerable<string> Lines => Output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct();

    public IEnumerable<string> Errors => Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal));
}
