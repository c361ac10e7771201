using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--set</c>, the values of variables.</summary>
internal sealed class VariablesOption : Option<string[]>
{
    public VariablesOption()
        : base("--set", "-s")
    {
        HelpName = "name=value";
        Description = "Value of a variable; overrides the environment variable of the same name. Can be used several times.";
        Validators.Add(result =>
        {
            // Nothing of the text is shown: it may be a secret.
            if (result.Tokens.Any(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError("'--set' expects name=value, for example --set HOST=example.com.");
            }
        });
    }

    /// <summary>Values from the command line.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> ValuesOf(ParseResult parsed) =>
        [.. (parsed.GetValue(this) ?? []).Select(Split)];

    /// <summary>Arguments with a placeholder for the value of a variable, which the tool refuses.</summary>
    public IEnumerable<string> PlaceholderOf(string variable) => [Name, $"{variable}=<{variable}>"];

    private static KeyValuePair<string, string> Split(string text)
    {
        var mark = text.IndexOf('=', StringComparison.Ordinal);
        return new(text[..mark], text[(mark + 1)..]);
    }
}
