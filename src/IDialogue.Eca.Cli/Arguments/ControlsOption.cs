using System.CommandLine;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--controls</c>, the published lists of controls.</summary>
internal sealed class ControlsOption : Option<string[]>
{
    /// <param name="use">The use of the controls, before their names.</param>
    /// <param name="note">A sentence after the names.</param>
    public ControlsOption(string use, string note)
        : base("--controls", "-c")
    {
        HelpName = "name";
        Description = $"{use}: {string.Join(", ", RuleBaseline.All.Select(known => known.Name))}. {note}";
        this.AcceptOnly([.. RuleBaseline.All.Select(known => known.Name)]);
    }

    /// <summary>The lists that a command line names.</summary>
    public ValueList<RuleBaseline> BaselinesOf(ParseResult parsed) =>
        RuleBaseline.All.Where(list => parsed.GetValue(this)!.Contains(list.Name)).ToValueList();
}
