using System.CommandLine;
using System.CommandLine.Parsing;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>In which form a command reports; <c>--json</c> is short for one of them.</summary>
internal sealed class FormatOption : Option<string>
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Markdown = "markdown";
    public const string Sarif = "sarif";

    public FormatOption(string description, params string[] formats)
        : base("--format", "-f")
    {
        Description = description;
        DefaultValueFactory = _ => Text;
        this.AcceptOnly(formats);
        HelpName = string.Join('|', formats);
        Validators.Add(result =>
        {
            if (result.GetResult(JsonOption.OptionName) is OptionResult { Implicit: false } && result.Tokens.Any(token => token.Value != Json))
            {
                result.AddError($"'{JsonOption.OptionName}' is '--format {Json}', and another format is asked for too. Say one of the two.");
            }
        });
    }
}
