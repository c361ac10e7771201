using System.CommandLine;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca explain</c>: <see cref="DiagnosticPage"/>.</summary>
internal sealed class ExplainCommand : ToolCommand
{
    private readonly Argument<string?> code = new("code")
    {
        HelpName = "code",
        Description = "A code such as ECA0012. Default: all codes, each with its title.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ExplainCommand(ToolHost host)
        : base(host, "explain", "Explains a code: what it is about, what to do, a wrong and a right example.")
    {
        code.CompletionSources.Add(_ => DiagnosticPage.Codes.Select(known => new System.CommandLine.Completions.CompletionItem(known)));
        code.Validators.Add(result =>
        {
            foreach (var unknown in result.Tokens.Select(token => token.Value).Where(text => DiagnosticPage.Find(text) is null))
            {
                result.AddError($"There is no code '{unknown}'.{Suggestion.For(unknown, DiagnosticPage.Codes)} 'eca explain' lists all.");
            }
        });
        Add(code);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca explain ECA0012", "the page of a code"),
        ("eca explain", "all codes"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var pages = (parsed.GetValue(code) is { } one ? [one] : DiagnosticPage.Codes).Select(known => DiagnosticPage.Find(known)!).ToArray();
        return new Outcome([])
        {
            Text = parsed.GetValue(code) is null ? string.Concat(pages.Select(page => $"{page.Code}  {page.Title}\n")) : pages[0].Markdown,
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
}
