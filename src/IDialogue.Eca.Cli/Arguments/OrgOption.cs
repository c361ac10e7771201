using System.CommandLine;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--target-org</c>, as Salesforce CLI calls it.</summary>
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
            foreach (var org in result.Tokens.Select(token => token.Value)
                .Where(value => value.StartsWith('-') || !Shell.Any.IsPlain(value)))
            {
                result.AddError($"'{org}' is not a valid username or alias. Only letters, digits and {Shell.Any.PlainMarks} are allowed.");
            }
        });
    }

    /// <summary>Arguments that name the same org; none where none was named.</summary>
    public IEnumerable<string> ToArguments(ParseResult parsed) => parsed.GetValue(this) is { } org ? [Name, org] : [];
}
