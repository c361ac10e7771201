using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>Writes a plan for terminals, in lines that show all their characters.</summary>
internal static class RolloutText
{
    /// <summary>Returns one line per effect, then the steps, each line with an end.</summary>
    public static string Write(RolloutPlan plan) =>
        string.Concat(LinesOf(plan.Effects, int.MaxValue).Concat(LinesOf(plan.Steps)).Select(line => line + "\n"));

    /// <summary>Returns the changes of a deploy, its effects on access, and the next steps.</summary>
    /// <param name="difference">What a deploy changes; absent without retrieved records.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="maxEffects">The number of effects that are told; others are counted.</param>
    /// <param name="hasSteps">Whether the next steps are told too.</param>
    public static IEnumerable<string> LinesOf(
        MetadataDiff? difference, RolloutPlan plan, int maxEffects = int.MaxValue, bool hasSteps = true) =>
        (difference is null ? [] : LinesOf(difference))
            .Concat(LinesOf(plan.Effects, maxEffects))
            .Concat(hasSteps ? LinesOf(plan.Steps) : []);

    /// <summary>Returns the changes that a merge brings to an org.</summary>
    public static IEnumerable<string> LinesOf(MetadataDiff difference)
    {
        var written = difference.Components.Where(component => component.IsWritten).ToArray();
        if (written.Length == 0)
        {
            yield return "No changes: the retrieved records already match.";
            yield break;
        }

        var all = difference.Components.Count;
        yield return FormattableString.Invariant(
            $"{written.Length} of {CountText.Of(all, "record")} differ{(written.Length == 1 ? "s" : "")}. A deploy would change:");
        foreach (var component in written)
        {
            yield return ShownText.Line(component.IsDeleted
                ? $"  - {component.Type.Name} {component.FullName} (deleted)"
                : $"  {component.FullName}{(component.IsNew ? " (new)" : "")}");
            foreach (var change in component.Fields.Where(change => change.IsWritten))
            {
                yield return ShownText.Line($"    {DiffText.Line(change)}");
            }
        }
    }

    /// <summary>Returns the lines of steps, without line ends; none if there are no steps.</summary>
    public static IEnumerable<string> LinesOf(IReadOnlyList<RolloutStep> steps)
    {
        if (steps.Count > 0)
        {
            yield return "Next steps, in an order that locks no one out:";
        }

        for (var i = 0; i < steps.Count; i++)
        {
            yield return ShownText.Line(FormattableString.Invariant($"{i + 1}. {steps[i].Instruction}"));
            foreach (var line in steps[i].Commands.Concat(steps[i].Links))
            {
                yield return ShownText.Line($"  {line}");
            }
        }
    }

    private static IEnumerable<string> LinesOf(ValueList<AccessEffect> effects, int max)
    {
        foreach (var effect in effects.Take(max))
        {
            yield return ShownText.Line(effect.Description);
        }

        if (effects.Count > max)
        {
            var rest = effects.Count - max;
            yield return $"And {CountText.Of(rest, "more effect")} on access.";
        }
    }
}
