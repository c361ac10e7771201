using System.CommandLine;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca explain</c>: <see cref="DiagnosticPage"/> and <see cref="BaselinePage"/>.</summary>
internal sealed class ExplainCommand : ToolCommand
{
    private readonly Argument<string[]> about = new("code")
    {
        HelpName = "code|baseline|message",
        Description = "A code, for example ECA0012, a baseline, for example hosted-mcp, or a message of Salesforce. "
            + "Default: all codes and baselines with their titles.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public ExplainCommand(ToolHost host)
        : base(host, "explain", "Explains a code or a message of Salesforce: cause, solution, examples. Lists the controls of a baseline.")
    {
        about.CompletionSources.Add(_ => Names.Select(known => new System.CommandLine.Completions.CompletionItem(known)));
        about.Validators.Add(result =>
        {
            var asked = TextOf(result.Tokens.Select(token => token.Value));
            if (asked.Length > 0 && PagesOf(asked).Count == 0)
            {
                // Agents read it too, who have no command.
                result.AddError(asked.Contains(' ')
                    ? $"No page quotes the message '{asked}'. Pass at least three consecutive words of it, or a code of a finding."
                    : $"There is no code or baseline '{asked}'.{Suggestion.For(asked, Names)} Pass a code of a finding, for example "
                        + $"{DiagnosticPage.Codes[0]}, or a baseline: {string.Join(", ", RuleBaseline.All.Select(known => known.Name))}.");
            }
        });
        Add(about);
    }

    private static IEnumerable<string> Names => [.. DiagnosticPage.Codes, .. RuleBaseline.All.Select(known => known.Name)];

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca explain ECA0012", "the page of a code"),
        ("eca explain hosted-mcp", "the controls of a baseline"),
        ("eca explain \"duplicate value found\"", "the page about a message of Salesforce"),
        ("eca explain", "all codes and baselines"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var asked = TextOf(parsed.GetValue(about) ?? []);
        var pages = asked.Length > 0 ? PagesOf(asked) : [.. Names.SelectMany(PagesOf)];
        return new Outcome([])
        {
            Text = pages.Count == 1 ? pages[0].Markdown : string.Concat(pages.Select(page => $"{page.Code}  {page.Title}\n")),
            Json = json =>
            {
                json.Begin('[', "pages");
                foreach (var page in pages)
                {
                    json.Begin('{').Add("code", page.Code).Add("title", page.Title).Add("markdown", page.Markdown).End('}');
                }

                json.End(']');
            },
        };
    }

    /// <summary>A message in quotes, or its words.</summary>
    private static string TextOf(IEnumerable<string> words) => string.Join(" ", words).Trim();

    private static IReadOnlyList<(string Code, string Title, string Markdown)> PagesOf(string text)
    {
        if (BaselinePage.Find(text) is { } baseline)
        {
            return [(baseline.Name, baseline.Title, BaselinePage.Write(baseline))];
        }

        var pages = DiagnosticPage.Find(text) is { } page ? [page] : DiagnosticPage.FindByMessage(text);
        return [.. pages.Select(page => (page.Code, page.Title, page.Markdown))];
    }
}
