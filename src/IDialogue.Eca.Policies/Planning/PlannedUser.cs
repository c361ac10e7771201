using System.Text;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>A user who must be able to use an app after the deploy.</summary>
/// <param name="App">Full name of the app, with names of variables in the place of their values.</param>
/// <param name="Username">The username, likewise.</param>
/// <param name="Digest">The digest of both with the values.</param>
internal sealed record PlannedUser(string App, string Username, string Digest)
{
    /// <summary>Makes a user.</summary>
    /// <param name="app">Full name of the app.</param>
    /// <param name="username">The username.</param>
    /// <param name="values">The values of variables.</param>
    public static PlannedUser Of(string app, string username, PlanValues values) =>
        new(values.Hide(app), values.Hide(username), DigestOf(app, username));

    /// <summary>Checks whether the values of variables are those that the user was planned with.</summary>
    public bool IsWith(PlanValues values) => DigestOf(values.Fill(App), values.Fill(Username)) == Digest;

    private static string DigestOf(string app, string username) => ContentHash.Of(Encoding.UTF8.GetBytes($"{app}\n{username}"));
}
