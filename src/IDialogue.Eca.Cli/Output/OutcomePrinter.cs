using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Output;

/// <summary>Results go to standard output or into a file, findings to standard error; with JSON, both are one document.</summary>
internal sealed class OutcomePrinter(ToolHost host)
{
    /// <summary>Prints what a command came to and gives the exit code.</summary>
    public int Print(Outcome outcome, bool asJson)
    {
        if (outcome.File is { } path && (outcome.Bytes?.ToArray() ?? ToUtf8(outcome.Text)) is { } content)
        {
            var problem = StagedFiles.Write(host.FileSystem, (path, content));
            outcome = problem is null ? outcome : outcome with { Findings = [.. outcome.Findings, problem] };
        }

        if (asJson && !outcome.IsDocument)
        {
            host.Output.Write(JsonFormat.Write(outcome.Findings, host.Folder, outcome.Json));
            return outcome.ExitCode;
        }

        var isOnOutput = outcome.File is null;
        if (!outcome.IsDocument || !isOnOutput)
        {
            PrintFindings(outcome.Findings);
        }

        if (isOnOutput && outcome.Bytes is { } bytes)
        {
            using var output = host.OpenOutput();
            output.Write(bytes.Span);
        }
        else if ((isOnOutput ? outcome.Text : outcome.Shown) is { } text)
        {
            host.Output.Write(outcome.IsOfChanges && host.IsOutputTerminal && host.AllowsColors ? Paint.Changes(text) : text);
        }

        return outcome.ExitCode;
    }

    /// <summary>Prints findings as MSBuild does, a line each.</summary>
    public void PrintFindings(IEnumerable<Diagnostic> findings)
    {
        var hasColors = host.IsErrorTerminal && host.AllowsColors;
        foreach (var finding in findings)
        {
            var line = new FindingReport([finding], host.Folder).ToText().TrimEnd('\n');
            host.Errors.Write((hasColors ? Paint.Severity(line, finding) : line) + "\n");
        }
    }

    private static byte[]? ToUtf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
