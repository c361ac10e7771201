using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--guard</c> and <c>--no-suppressions</c>, the same in every command that checks rules.</summary>
internal sealed class GuardOptions
{
    private readonly PathOption guard = new(
        "--guard", "file", "Guard file, kept by others than the authors: levels, controls and terms of suppressions that must hold.");

    private readonly Option<bool> noSuppressions = new("--no-suppressions")
    {
        Description = "Ignore suppressions: each finding counts.",
    };

    public GuardOptions(Command command)
    {
        command.Add(guard);
        command.Add(noSuppressions);
    }

    /// <summary>The full path of the guard file; <see langword="null"/> if none was given.</summary>
    public string? FileOf(ParseResult parsed, ToolHost host) => guard.FullPath(parsed, host);

    /// <summary>Checks whether suppressions are ignored.</summary>
    public bool HasNoSuppressions(ParseResult parsed) => parsed.GetValue(noSuppressions);

    /// <summary>Arguments that say the same.</summary>
    public IEnumerable<string> ToArguments(ParseResult parsed) =>
    [
        .. parsed.GetValue(guard) is { } path ? [guard.Name, path] : Array.Empty<string>(),
        .. HasNoSuppressions(parsed) ? [noSuppressions.Name] : Array.Empty<string>(),
    ];
}
