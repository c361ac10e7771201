namespace IDialogue.Eca.Reconciliation;

/// <summary>Effects on users as JSON.</summary>
internal static class EffectJson
{
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
