using System.Text;
using System.Text.Json;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>The arguments of a call of a tool as those of a command, and what is wrong with them.</summary>
internal sealed class ToolCall
{
    private readonly List<string> options = [];
    private readonly List<string> others = [];
    private readonly List<Diagnostic> problems = [];

    public ToolCall(ToolDescription tool, IDictionary<string, JsonElement> given, ServedFolder folder)
    {
        var known = tool.Parameters.Select(parameter => parameter.Name).ToArray();
        foreach (var name in given.Keys.Except(known, StringComparer.Ordinal))
        {
            Refuse($"The tool '{tool.Name}' has no parameter '{name}'.{Suggestion.For(name, known)}");
        }

        foreach (var parameter in tool.Parameters)
        {
            if (given.TryGetValue(parameter.Name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                Take(parameter, value, folder);
            }
            else if (parameter.IsRequired)
            {
                Refuse($"The tool '{tool.Name}' requires the parameter '{parameter.Name}'. {parameter.Description}");
            }
        }
    }

    /// <summary>The problems of the arguments; with any, nothing is to be run.</summary>
    public IReadOnlyCollection<Diagnostic> Problems => problems;

    /// <summary>The arguments of the command. Options carry their values, and a mark ends them: no value is taken for an option.</summary>
    public IEnumerable<string> Arguments => [.. options, "--", .. others];

    /// <summary>The standard input of the command.</summary>
    public byte[] Input { get; private set; } = [];

    private void Take(ToolParameter parameter, JsonElement value, ServedFolder folder)
    {
        if (parameter.Read(value) is not { } texts)
        {
            Refuse($"The parameter '{parameter.Name}' has a value of the wrong type. {parameter.Description}");
            return;
        }

        foreach (var text in texts)
        {
            if (parameter.IsPath && !folder.Contains(text))
            {
                problems.Add(DiagnosticCatalog.OutsideServedFolder(text));
            }
            else if (parameter.Extensions.Count > 0
                && !parameter.Extensions.Any(end => text.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            {
                Refuse($"'{text}' is not the path of a policy file. Pass one that ends with {string.Join(" or ", parameter.Extensions)}.");
            }
            else if (parameter.Values.Count > 0 && !parameter.Values.Contains(text))
            {
                Refuse($"'{text}' is not a valid value for '{parameter.Name}'. Valid values: {string.Join(", ", parameter.Values)}.");
            }
            else
            {
                Add(parameter, text);
            }
        }
    }

    private void Add(ToolParameter parameter, string text)
    {
        if (parameter.IsInput)
        {
            Input = Encoding.UTF8.GetBytes(text);
            others.Add(PathArgument.StandardInput);
        }
        else if (parameter.Option is not { } option)
        {
            others.Add(text);
        }
        else
        {
            options.Add(parameter.Type == ToolParameterType.Flag ? option : $"{option}={text}");
        }
    }

    private void Refuse(string mistake) => problems.Add(DiagnosticCatalog.InvalidToolArgument(mistake));
}
