using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>A value that is one of a few words. The framework's own check for that lets the names of commands and options pass.</summary>
internal static class Choice
{
    public static void AcceptOnly(this Option option, params string[] words)
    {
        Offer(option.CompletionSources, words);
        option.Validators.Add(result => Check(result, option.Name, result.Tokens, words));
    }

    public static void AcceptOnly(this Argument argument, params string[] words)
    {
        Offer(argument.CompletionSources, words);
        argument.Validators.Add(result => Check(result, argument.Name, result.Tokens, words));
    }

    private static void Offer(List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, string[] words)
    {
        sources.Clear();
        sources.Add(words);
    }

    private static void Check(SymbolResult result, string name, IEnumerable<Token> tokens, string[] words)
    {
        foreach (var value in tokens.Select(token => token.Value).Where(value => !words.Contains(value, StringComparer.Ordinal)))
        {
            result.AddError(
                $"'{value}' is not a valid value for '{name}'. Valid values: {string.Join(", ", words)}.{Suggestion.For(value, words)}");
        }
    }
}
