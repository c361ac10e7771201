using System.Text;

namespace IDialogue.Eca.Rollout;

/// <summary>
/// An effect of a deploy on the users of an app: a loss if the org's records are known, otherwise the state after the deploy.
/// </summary>
/// <param name="App">Full name of the app.</param>
/// <param name="Kind">By what users lose access.</param>
/// <param name="Description">One sentence.</param>
public sealed record AccessEffect(string App, AccessEffectKind Kind, string Description)
{
    /// <summary>Leaves out the sentence: it may have values of variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("App = ").Append(App).Append(", Kind = ").Append(Kind);
        return true;
    }
}
