using System.Text;

namespace IDialogue.Eca.Rollout;

/// <summary>One step on the way of a package into an org.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Instruction">What to do, as one line.</param>
/// <param name="Reason">Why it is done at this place in the order.</param>
public sealed record RolloutStep(RolloutStepKind Kind, string Instruction, string Reason)
{
    /// <summary>Commands that do it, for bash, PowerShell and cmd alike, to be run one after the other.</summary>
    public ValueList<string> Commands { get; init; } = [];

    /// <summary>Links to open in a browser: one of them where there is no command, any of them in its place otherwise.</summary>
    public ValueList<string> Links { get; init; } = [];

    /// <summary>Leaves out sentences and commands: they may have values of variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Kind = ").Append(Kind);
        return true;
    }
}
