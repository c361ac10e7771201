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

    /// <summary>Writes effects into an object that may have other keys.</summary>
    public static void Write(JsonText json, string name, IEnumerable<AccessEffect> effects)
    {
        json.Begin('[', name);
        foreach (var effect in effects)
        {
            json.Begin('{')
                .Add("app", effect.App)
                .Add("kind", JsonText.Word(effect.Kind))
                .Add("description", effect.Description);
            if (effect.ActiveUsers is { } users)
            {
                json.Add("activeUsers", users);
            }

            json.End('}');
        }

        json.End(']');
    }
}
