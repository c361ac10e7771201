using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli.Output;

/// <summary>The result of a command.</summary>
/// <param name="Findings">What it found, in the order of files and lines.</param>
internal sealed record Outcome(IReadOnlyCollection<Diagnostic> Findings)
{
    /// <summary>The result as text; absent when an error left none.</summary>
    public string? Text { get; init; }

    /// <summary>Writes the result's keys, which stand beside the findings in JSON.</summary>
    public Action<JsonText>? Json { get; init; }

    /// <summary>Full path of the file that the result goes to; standard output when absent.</summary>
    public string? File { get; init; }

    /// <summary>
    /// Gets a value indicating whether the text is a document for programs, which holds the findings where there are any and stays as it is
    /// with JSON.
    /// </summary>
    public bool IsDocument { get; init; }

    /// <summary>The text that is printed beside a result that goes to a file; none if absent.</summary>
    public string? Shown { get; init; }

    /// <summary>The bytes of a file, in place of <see cref="Text"/>.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>Gets a value indicating whether the text is of changes, which have colours.</summary>
    public bool IsOfChanges { get; init; }

    /// <summary>Gets a value indicating whether two sides were compared and differ.</summary>
    public bool IsDifferent { get; init; }

    public bool HasErrors => Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error);

    /// <summary>Gets the exit code of a run that a signal ended; absent for others.</summary>
    public int? Interrupted { get; init; }

    public int ExitCode => (HasErrors, IsDifferent) switch
    {
        (true, _) => Interrupted ?? Cli.ExitCode.Error,
        (_, true) => Cli.ExitCode.Different,
        _ => Cli.ExitCode.Success,
    };
}
