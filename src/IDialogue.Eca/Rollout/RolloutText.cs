namespace IDialogue.Eca.Rollout;

/// <summary>Writes a plan for terminals.</summary>
internal static class RolloutText
{
    /// <summary>Returns one line per effect, then the steps, each line with an end.</summary>
    public static string Write(RolloutPlan plan) =>
        string.Concat(plan.Effects.Select(effect => effect.Description).Concat(LinesOf(plan.Steps)).Select(line => line + "\n"));

    /// <summary>Returns the lines of steps, without line ends; none if there are no steps.</summary>
    public static IEnumerable<string> LinesOf(IReadOnlyList<RolloutStep> steps)
    {
        if (steps.Count > 0)
        {
            yield return "Next steps, in an order that locks no one out:";
        }

        for (var i = 0; i < steps.Count; i++)
        {
            yield return FormattableString.Invariant($"{i + 1}. {steps[i].Instruction}");
            foreach (var line in steps[i].Commands.Concat(steps[i].Links))
            {
                yield return $"  {line}";
            }
        }
    }
}
