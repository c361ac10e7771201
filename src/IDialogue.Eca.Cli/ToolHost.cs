using System.Collections;
using System.IO.Abstractions;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli;

/// <summary>The system that the tool runs on.</summary>
internal sealed record ToolHost
{
    public required IFileSystem FileSystem { get; init; }

    /// <summary>Takes results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Takes findings, and everything else that is no result.</summary>
    public required TextWriter Errors { get; init; }

    /// <summary>Opens standard output for bytes.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>
    /// Runs another program and returns its exit code, or <see langword="null"/> if it is not installed. Each line that it writes goes to
    /// the action, with whether it is one of its error output; without one, it shares our terminal. The token stops it.
    /// </summary>
    public required Func<CommandLine, Action<string, bool>?, CancellationToken, int?> Start { get; init; }

    /// <summary>Stops the command that runs.</summary>
    public CancellationToken Stop { get; init; }

    public required IDictionary EnvironmentVariables { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Reads a line from the terminal; absent without one.</summary>
    public Func<string?>? ReadLine { get; init; }

    /// <summary>The formats that reports are offered in.</summary>
    public IReadOnlyList<ReportFormat> Formats { get; init; } = ReportFormat.All;

    /// <summary>Gets a value indicating whether the reader has a command line, and so can run the help of a command.</summary>
    public bool HasCommandLine { get; init; } = true;

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Hears how many folders were read, for a caller without a terminal.</summary>
    public IProgress<int>? FoldersRead { get; init; }

    /// <summary>Width of the terminal in characters.</summary>
    public required Func<int> Width { get; init; }

    /// <summary>The current folder.</summary>
    public string Folder => FileSystem.Directory.GetCurrentDirectory();

    /// <summary>
    /// Gets a value indicating whether nothing speaks against colours, where there is a terminal. See https://no-color.org.
    /// </summary>
    public bool AllowsColors => Variable("NO_COLOR").Length == 0 && Variable("TERM") != "dumb"
        // The old console of Windows shows escape sequences as they are.
        && (!OperatingSystem.IsWindows() || Variable("WT_SESSION").Length > 0 || Variable("TERM").Length > 0);

    /// <summary>The value of an environment variable; empty when there is none.</summary>
    public string Variable(string name) => EnvironmentVariables[name] as string ?? "";
}
