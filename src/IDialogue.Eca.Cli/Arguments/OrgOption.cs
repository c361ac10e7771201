using System.CommandLine;
using System.CommandLine.Completions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--target-org</c>, as Salesforce CLI calls it.</summary>
internal sealed class OrgOption : Option<string?>
{
    public OrgOption(ToolHost host, string description)
        : base("--target-org", "-t")
    {
        HelpName = "org";
        Description = description;
        CompletionSources.Add(_ => OrgAliases.Find(host).Select(alias => new CompletionItem(alias)));
        Validators.Add(result =>
        {
            foreach (var problem in result.Tokens.Select(token => TargetOrg.ProblemOf(token.Value)).OfType<Diagnostic>())
            {
                result.AddError(problem.Message);
            }
        });
    }

    /// <summary>Arguments that name the same org; none where none was named.</summary>
    public IEnumerable<string> ToArguments(ParseResult parsed) => parsed.GetValue(this) is { } org ? [Name, org] : [];
}
