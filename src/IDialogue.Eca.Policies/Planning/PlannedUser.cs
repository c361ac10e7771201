namespace IDialogue.Eca.Policies.Planning;

/// <summary>A user who must be able to use an app after the deploy.</summary>
/// <param name="App">Full name of the app, with names of variables in the place of their values.</param>
/// <param name="Username">The username, likewise.</param>
internal sealed record PlannedUser(string App, string Username);
