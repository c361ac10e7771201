using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca completion</c>: scripts with which a shell asks this tool what may follow.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] =
            """
            _eca() {
              local word=${COMP_WORDS[COMP_CWORD]} suggestion
              COMPREPLY=()
              while IFS= read -r suggestion; do
                if [[ $suggestion == "$word"* ]]; then COMPREPLY+=("$suggestion"); fi
              done < <(eca "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
            }
            complete -o default -F _eca eca

            """,
        ["fish"] =
            """
            complete -c eca -a '(eca "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'

            """,
        ["powershell"] =
            """
            Register-ArgumentCompleter -Native -CommandName eca -ScriptBlock {
                param($word, $line, $position)
                eca "[suggest:$position]" "$line" 2>$null | Where-Object { $_.StartsWith($word) } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
        ["zsh"] =
            """
            _eca() {
              local suggestions=("${(@f)$(eca "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              compadd -a suggestions
              _files
            }
            compdef _eca eca

            """,
    };

    private readonly Argument<string> shell = new("shell") { Description = "The shell." };

    public CompletionCommand(ToolHost host)
        : base(host, "completion", "Prints the script that lets a shell complete commands, options and values.")
    {
        shell.AcceptOnly([.. Scripts.Keys]);
        Add(shell);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca completion bash >> ~/.bashrc", "for bash"),
        ("eca completion powershell >> $PROFILE", "for PowerShell"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var script = Scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n");
        return new Outcome([]) { Text = script, Json = json => json.Add("script", script) };
    }
}
