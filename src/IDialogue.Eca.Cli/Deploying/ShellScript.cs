using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>A language that scripts are printed in.</summary>
internal sealed class ShellScript
{
    private readonly Shell shell;

    private ShellScript(string name, Shell shell)
    {
        Name = name;
        this.shell = shell;
    }

    public static ShellScript Bash { get; } = new("bash", Shell.Bash)
    {
        Start = "#!/usr/bin/env bash\nset -euo pipefail\n",
        InTemporary = "work=$(mktemp -d)\ntrap 'rm -rf \"$work\"' EXIT\n",
        InFolder = folder => $"work={folder}\nmkdir -p -m 700 -- \"$work\"\n",
        Checked = (line, canDiffer) => canDiffer ? $"{line} || [ $? -eq {ExitCode.Different} ]\n" : $"{line}\n",
        End = "",
    };

    public static ShellScript PowerShell { get; } = new("powershell", Shell.PowerShell)
    {
        Start = "$ErrorActionPreference = 'Stop'\n",
        InTemporary = "$work = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())\n" + MakeFolder + "try {\n",
        InFolder = folder => $"$work = {folder}\n{MakeFolder}",
        Checked = (line, canDiffer) =>
            $"{line}\nif ($LASTEXITCODE -notin 0{(canDiffer ? $", {ExitCode.Different}" : "")}) {{ exit $LASTEXITCODE }}\n",
        End = "} finally {\nRemove-Item -Recurse -Force $work\n}\n",
    };

    public static IReadOnlyList<ShellScript> All { get; } = [Bash, PowerShell];

    public string Name { get; }

    /// <summary>Gets the first lines.</summary>
    public required string Start { get; init; }

    /// <summary>Gets the lines that make a temporary folder that only its user can read.</summary>
    public required string InTemporary { get; init; }

    /// <summary>Gets the lines that make a folder with a quoted path.</summary>
    public required Func<string, string> InFolder { get; init; }

    /// <summary>Gets a line with the end of the script if its command fails; a command can differ without that.</summary>
    public required Func<string, bool, string> Checked { get; init; }

    /// <summary>Gets the last lines of a script with a temporary folder.</summary>
    public required string End { get; init; }

    /// <summary>On Windows, only its user can read the temporary folder.</summary>
    private static string MakeFolder =>
        "New-Item -ItemType Directory -Force $work | Out-Null\nif ($IsLinux -or $IsMacOS) { chmod 700 $work }\n";

    /// <summary>Writes a script that runs commands and stops at the first one that fails.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="variables">Names of variables whose values the script must not contain.</param>
    /// <param name="folder">The folder of the run, which is kept; a temporary one if absent.</param>
    public string Write(IEnumerable<CommandLine> commands, IReadOnlyCollection<string> variables, string? folder) =>
        Start
        + (folder is null ? InTemporary : InFolder(shell.Quote(folder)!))
        + (variables.Count > 0 ? $"\n# {ShownText.Line($"Set these environment variables first: {string.Join(", ", variables)}")}\n" : "")
        + string.Concat(commands.Select(command => $"\n# {command.Why}\n{Checked(Line(command), command.CanDiffer)}"))
        + (folder is null ? End : "");

    private string Line(CommandLine command) => string.Join(' ', command.Arguments.Select(Word).Prepend(command.Tool));

    /// <summary>Paths in the folder of the run begin with the script's variable, which double quotes expand.</summary>
    private string Word(string argument) =>
        CommandLine.PathInWorkFolder(argument) is { } path ? $"\"$work{path}\"" : shell.Quote(argument)!;
}
