using System.Globalization;

namespace IDialogue.Eca.Cli.Output;

/// <summary>A question with a list of answers, for a person at a terminal.</summary>
/// <param name="host">What the tool runs on.</param>
/// <param name="output">Takes the question.</param>
internal sealed class Question(ToolHost host, TextWriter output)
{
    /// <summary>Gets a value indicating whether there is a terminal to ask.</summary>
    public bool CanAsk => host.ReadLine is not null;

    /// <summary>Asks for a yes; every other answer, and none, is a no.</summary>
    /// <param name="question">The question, with its mark.</param>
    public bool Confirm(string question)
    {
        output.Write($"{question} [y/N] ");
        output.Flush();
        return host.ReadLine?.Invoke()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    /// <summary>Asks until one of the choices is named; <see langword="null"/> after an empty answer.</summary>
    /// <param name="title">The line above the choices.</param>
    /// <param name="choices">The choices, each with what helps to choose.</param>
    /// <param name="noAnswer">The meaning of an empty answer.</param>
    public string? Choose(string title, IReadOnlyList<(string Name, string? About)> choices, string noAnswer)
    {
        output.Write($"\n{title}\n");
        for (var i = 0; i < choices.Count; i++)
        {
            var (name, about) = choices[i];
            output.Write(ShownText.Line(FormattableString.Invariant($"{i + 1,3}  {name}{(about is null ? "" : $"  {about}")}")) + "\n");
        }

        while (true)
        {
            output.Write($"Number or name ({noAnswer} if empty): ");
            output.Flush();
            if (host.ReadLine?.Invoke()?.Trim() is not { Length: > 0 } answer)
            {
                return null;
            }

            if (Find(answer, choices) is { } found)
            {
                return found;
            }

            output.Write(ShownText.Line($"'{answer}' is none of them.") + "\n");
        }
    }

    private static string? Find(string answer, IReadOnlyList<(string Name, string? About)> choices) =>
        int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= choices.Count
            ? choices[number - 1].Name
            : choices.Select(choice => choice.Name).FirstOrDefault(name => name.Equals(answer, StringComparison.OrdinalIgnoreCase));
}
