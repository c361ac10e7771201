using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--target-org</c>, as Salesforce's CLI calls it.</summary>
internal sealed class OrgOption : Option<string?>
{
    public OrgOption(string description)
        : base("--target-org", "-o")
    {
        HelpName = "org";
        Description = description;
        Validators.Add(result =>
        {
            // On Windows sf is a batch file, and what stands in a command line of one is read once more.
            if (result.Tokens.Any(token => token.Value.Length == 0 || token.Value[0] == '-' || !token.Value.All(IsPlain)))
            {
                result.AddError("'--target-org' takes a username or an alias: letters, digits and . _ @ + -.");
            }
        });
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || "._@+-".Contains(character, StringComparison.Ordinal);
}
