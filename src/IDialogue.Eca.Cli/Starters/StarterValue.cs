namespace IDialogue.Eca.Cli.Starters;

/// <summary>A value that starter files hold.</summary>
/// <param name="Option">The option that sets it.</param>
/// <param name="HelpName">What the help calls it.</param>
/// <param name="Description">What it is.</param>
/// <param name="Default">
/// The value in the files of the template, and without the option: a fact, a good example, or a placeholder where only the reader knows.
/// </param>
internal sealed record StarterValue(string Option, string HelpName, string Description, string Default)
{
    /// <summary>Gets a value indicating whether the value is free text, which YAML may need in quotes.</summary>
    public bool IsFreeText { get; init; }
}
