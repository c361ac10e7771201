using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>A language that scripts are printed in.</summary>
internal sealed class ShellScript
{
    private readonly Shell shell;
    private readonly string head;
    private readonly string check;
    private readonly string foot;

    private ShellScript(string name, Shell shell, string head, string check, string foot)
    {
        Name = name;
        this.shell = shell;
        this.head = head;
        this.check = check;
        this.foot = foot;
    }

    public static ShellScript Bash { get; } = new(
        "bash",
        Shell.Bash,
        "#!/usr/bin/env bash\nset -euo pipefail\nwork=$(mktemp -d)\ntrap 'rm -rf \"$work\"' EXIT\n",
        check: "",
        foot: "");

    public static ShellScript PowerShell { get; } = new(
        "powershell",
        Shell.PowerShell,
        "$ErrorActionPreference = 'Stop'\n$work = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())\ntry {\n",
        check: "if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }\n",
        foot: "} finally {\nif (Test-Path $work) { Remove-Item -Recurse -Force $work }\n}\n");

    public static IReadOnlyList<ShellScript> All { get; } = [Bash, PowerShell];

    public string Name { get; }

    /// <summary>Writes a script that runs commands and stops at the first one that fails.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="variables">Names of variables whose values the script must not contain.</param>
    public string Write(IEnumerable<CommandLine> commands, IReadOnlyCollection<string> variables) =>
        head
        + (variables.Count > 0 ? $"\n# {ShownText.Line($"Set these environment variables first: {string.Join(", ", variables)}")}\n" : "")
        + string.Concat(commands.Select(command => $"\n# {command.Why}\n{Line(command)}\n{check}"))
        + foot;

    private string Line(CommandLine command) => string.Join(' ', command.Arguments.Select(Word).Prepend(command.Tool));

    /// <summary>Paths in the folder of the run begin with the script's variable, which double quotes expand.</summary>
    private string Word(string argument) =>
        CommandLine.PathInWorkFolder(argument) is { } path ? $"\"$work{path}\"" : shell.Quote(argument)!;
}
