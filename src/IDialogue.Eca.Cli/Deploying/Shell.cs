namespace IDialogue.Eca.Cli.Deploying;

/// <summary>A shell that scripts are printed for.</summary>
internal sealed class Shell
{
    private const string PlainMarks = "-_./:=@+";

    /// <summary>What PowerShell takes for an apostrophe.</summary>
    private const string Apostrophes = "'\u2018\u2019\u201A\u201B";

    private readonly Func<string, string> escape;
    private readonly string head;
    private readonly string check;
    private readonly string foot;

    private Shell(string name, Func<string, string> escape, string head, string check, string foot)
    {
        Name = name;
        this.escape = escape;
        this.head = head;
        this.check = check;
        this.foot = foot;
    }

    public static Shell Bash { get; } = new(
        "bash",
        text => text.Replace("'", @"'\''", StringComparison.Ordinal),
        "#!/usr/bin/env bash\nset -euo pipefail\nwork=$(mktemp -d)\ntrap 'rm -rf \"$work\"' EXIT\n",
        check: "",
        foot: "");

    public static Shell PowerShell { get; } = new(
        "powershell",
        text => string.Concat(text.Select(character => Apostrophes.Contains(character, StringComparison.Ordinal) ? $"{character}{character}" : $"{character}")),
        "$ErrorActionPreference = 'Stop'\n$work = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())\ntry {\n",
        check: "if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }\n",
        foot: "} finally {\nif (Test-Path $work) { Remove-Item -Recurse -Force $work }\n}\n");

    public static IReadOnlyList<Shell> All { get; } = [Bash, PowerShell];

    public string Name { get; }

    /// <summary>A script that runs commands, and stops at the first one that fails.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="variables">Names of variables whose values the script must not hold.</param>
    public string Script(IEnumerable<CommandLine> commands, IReadOnlyCollection<string> variables) =>
        head + (variables.Count > 0 ? $"\n# Set these environment variables first: {string.Join(", ", variables)}\n" : "") + string.Concat(commands.Select(command => $"\n# {command.Why}\n{Line(command)}\n{check}")) + foot;

    /// <summary>A command as the shell takes it.</summary>
    public string Line(CommandLine command) => string.Join(' ', command.Arguments.Select(Quote).Prepend(command.Tool));

    private string Quote(string argument) =>
        argument.StartsWith(CommandLine.WorkFolder + "/", StringComparison.Ordinal) ? $"\"{argument}\""
        // PowerShell takes an @ at the beginning for its own.
        : argument.Length > 0 && argument[0] != '@' && argument.All(IsPlain) ? argument
        : $"'{escape(argument)}'";

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || PlainMarks.Contains(character, StringComparison.Ordinal);
}
