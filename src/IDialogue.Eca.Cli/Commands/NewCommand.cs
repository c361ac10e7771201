using System.CommandLine;
using IDialogue.Eca.Cli.Starters;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca new</c>: starter files, the same as those of the templates.</summary>
internal sealed class NewCommand : Command
{
    public NewCommand(ToolHost host)
        : base("new", "Creates starter files: a policy file, its overlay for production, and a .gitignore.")
    {
        foreach (var starter in Starter.All)
        {
            Add(new StarterCommand(host, starter));
        }
    }
}
