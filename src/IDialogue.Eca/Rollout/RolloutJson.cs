namespace IDialogue.Eca.Rollout;

/// <summary>Steps and effects as JSON.</summary>
internal static class RolloutJson
{
    /// <summary>Writes steps into an object that may have other keys.</summary>
    public static void Write(JsonText json, IEnumerable<RolloutStep> steps)
    {
        json.Begin('[', "steps");
        foreach (var step in steps)
        {
            json.Begin('{')
                .Add("kind", JsonText.Word(step.Kind))
                .Add("instruction", step.Instruction)
                .Add("reason", step.Reason)
                .Add("commands", step.Commands)
                .Add("links", step.Links)
                .End('}');
        }

        json.End(']');
    }
}
