using System.Text;

namespace IDialogue.Eca.Reconciliation;

/// <summary>
/// An effect of a deploy on the users of an app: a loss if the org's records are known, otherwise the state after the deploy.
/// </summary>
/// <param name="App">Full name of the app.</param>
/// <param name="Kind">By what users lose access.</param>
/// <param name="Description">One sentence.</param>
public sealed record AccessEffect(string App, AccessEffectKind Kind, string Description)
{
    /// <summary>
    /// Gets the number of active users whom the sentence is about, as the org told it when the plan was made; absent if it was not asked,
    /// did not tell, or the sentence is not about users of permission sets and profiles.
    /// </summary>
    public int? ActiveUsers { get; init; }

    /// <summary>Gets the usernames of these users, which are shown on a terminal and are in no file.</summary>
    internal ValueList<string> Usernames { get; init; } = [];

    /// <summary>Gets the effect without its users, who can change while the effect does not.</summary>
    internal AccessEffect WithoutUsers => this with { ActiveUsers = null, Usernames = [] };

    /// <summary>Leaves out the sentence: it may have values of variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("App = ").Append(App).Append(", Kind = ").Append(Kind);
        return true;
    }
}
