using System.CommandLine;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca explain</c>: <see cref="DiagnosticPage"/>.</summary>
internal sealed class ExplainCommand : ToolCommand
{
    private readonly Argument<string[]> about = new("code")
    {
        HelpName = "code|message",
        Description = "A code, for example ECA0012, or a message of Salesforce. Default: all codes with their titles.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public ExplainCommand(ToolHost host)
        : base(host, "explain", "Explains a code or a message of Salesforce: cause, solution, a wrong and a right example.")
    {
        about.CompletionSources.Add(_ => DiagnosticPage.Codes.Select(known => new System.CommandLine.Completions.CompletionItem(known)));
        about.Validators.Add(result =>
        {
            var asked = TextOf(result.Tokens.Select(token => token.Value));
            if (asked.Length > 0 && PagesOf(asked).Count == 0)
            {
                result.AddError(asked.Contains(' ')
                    ? $"No page quotes the message '{asked}'. Pass at least three consecutive words of it. 'eca explain' lists all codes."
                    : $"There is no code '{asked}'.{Suggestion.For(asked, DiagnosticPage.Codes)} 'eca explain' lists all.");
            }
        });
        Add(about);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca explain ECA0012", "the page of a code"),
        ("eca explain \"duplicate value found\"", "the page about a message of Salesforce"),
        ("eca explain", "all codes"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var asked = TextOf(parsed.GetValue(about) ?? []);
        var pages = asked.Length > 0 ? PagesOf(asked) : DiagnosticPage.Codes.Select(known => DiagnosticPage.Find(known)!).ToValueList();
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

    private static ValueList<DiagnosticPage> PagesOf(string text) =>
        DiagnosticPage.Find(text) is { } page ? [page] : DiagnosticPage.FindByMessage(text);
}
