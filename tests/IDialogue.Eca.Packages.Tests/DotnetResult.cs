using System.Text.RegularExpressions;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>What a run of the SDK gave.</summary>
internal sealed partial record DotnetResult(int ExitCode, string Output)
{
    /// <summary>
    /// Lines without the number of the node that wrote them and the blanks around, each once: MSBuild repeats errors at the end.
    /// </summary>
    public IEnumerable<string> Lines =>
        Output.Split('\n').Select(line => NodeNumber().Replace(line, "").Trim()).Where(line => line.Length > 0).Distinct();

    public IEnumerable<string> Errors => Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal));

    public IEnumerable<string> Warnings => Lines.Where(line => line.Contains(": warning ", StringComparison.Ordinal));

    /// <summary>Whether the generator had nothing to do; lines of this importance need the verbosity detailed.</summary>
    public bool IsUpToDate => Count("ECA package is up to date: ") > 0 && Count("ECA package for API") == 0;

    /// <summary>How many lines, repeated ones too, hold a text.</summary>
    public int Count(string text) => Output.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*\d+(:\d+)?>")]
    private static partial Regex NodeNumber();
}
