namespace IDialogue.Eca.Policies.Posture;

/// <summary>A change since the last run.</summary>
/// <param name="Org">Name of the org.</param>
/// <param name="App">Name of the app; absent for a change of the whole org.</param>
/// <param name="Field">The setting or rule; absent for a change of the whole app.</param>
/// <param name="Before">The value at the last run.</param>
/// <param name="After">The value now.</param>
internal sealed record PostureChange(string Org, string? App, string? Field, string Before, string After);
