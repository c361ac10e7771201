using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--phased</c>, for a new app.</summary>
internal sealed class PhasedOption : Option<bool>
{
    public PhasedOption()
        : base("--phased") => Description = "Deploy a new app in steps: app, settings, policies.";

    /// <summary>Arguments that say the same.</summary>
    public IEnumerable<string> ToArguments(ParseResult parsed) => parsed.GetValue(this) ? [Name] : [];
}
