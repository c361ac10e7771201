namespace IDialogue.Eca.Cli.Starters;

/// <summary>A value that starter files hold.</summary>
/// <param name="Option">The option that sets it.</param>
/// <param name="HelpName">What the help calls it.</param>
/// <param name="Description">What it is.</param>
/// <param name="Token">Its placeholder in the files of the template.</param>
internal sealed record StarterValue(string Option, string HelpName, string Description, string Token)
{
    /// <summary>The default value; most tokens are examples that will do.</summary>
    public string Default { get; init; } = Token;
}
