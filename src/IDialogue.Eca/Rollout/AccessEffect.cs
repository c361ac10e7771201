namespace IDialogue.Eca.Rollout;

/// <summary>
/// What a deploy does to those who use an app: a loss where it is known what the org had, otherwise what holds afterwards.
/// </summary>
/// <param name="App">Full name of the app.</param>
/// <param name="Kind">By what users lose access.</param>
/// <param name="Description">One sentence.</param>
public sealed record AccessEffect(string App, AccessEffectKind Kind, string Description);
