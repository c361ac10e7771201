using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IDialogue.Eca.Policies.Reading;

/// <summary>Puts the name of a variable in the place of its value, which may be a secret, in lines that are logged or kept.</summary>
internal sealed class VariableMask
{
    private const string Cut = "…";

    /// <summary>Shorter values are words and numbers, and no secrets.</summary>
    private const int ShortestSecret = 4;

    private const int ShortestSecretLine = 16;

    /// <summary>Values of switches, which stand everywhere.</summary>
    private static readonly string[] Switches = ["true", "false"];

    private readonly (string Value, string Shown)[] values;

    /// <param name="names">Names of the variables whose values are hidden.</param>
    /// <param name="valueOf">Gives their values.</param>
    public VariableMask(IEnumerable<string> names, Func<string, string?> valueOf)
    {
        Names = [.. names];
        values = [.. Names
            .SelectMany(name => FormsOf(valueOf(name) ?? "").Select(form => (Value: form, Shown: $"${{{name}}}")))
            .Distinct()
            .Where(variable => IsSecret(variable.Value))
            // A value can be part of another one.
            .OrderByDescending(variable => variable.Value.Length)];
    }

    /// <summary>A mask that hides nothing.</summary>
    public static VariableMask None { get; } = new([], _ => null);

    /// <summary>Gets the names of the variables whose values are hidden.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>Gets a value indicating whether there is a value to hide.</summary>
    public bool Hides => values.Length > 0;

    /// <summary>Checks whether a value is more than a short word, a number or a switch.</summary>
    public static bool IsSecret(string value) => value.Length >= ShortestSecret && !Switches.Contains(value);

    public string Hide(string line)
    {
        foreach (var (value, shown) in values)
        {
            line = HideCut(line.Replace(value, shown), value, shown);
        }

        return line;
    }

    /// <summary>Long values are cut where changes are shown: what is left of one ends with an ellipsis.</summary>
    private static string HideCut(string line, string value, string shown)
    {
        for (var end = line.IndexOf(Cut, StringComparison.Ordinal); end >= 0; end = line.IndexOf(Cut, end + 1, StringComparison.Ordinal))
        {
            for (var length = Math.Min(end, value.Length); length >= ShortestSecret; length--)
            {
                if (string.CompareOrdinal(line, end - length, value, 0, length) == 0)
                {
                    line = line.Remove(end - length, length).Insert(end - length, shown);
                    end += shown.Length - length;
                    break;
                }
            }
        }

        return line;
    }

    /// <summary>
    /// A value as it is, as it is shown, on one line and with characters written out, and as programs write it: line by line, in XML, in
    /// JSON and in a URL. Short lines of a value are words that stand elsewhere too.
    /// </summary>
    private static IEnumerable<string> FormsOf(string value)
    {
        var text = value.Replace("\r", "");
        var lines = text.Split('\n').Where(line => line.Length >= ShortestSecretLine);
        return lines.Concat([text, text.Replace("\n", " ⏎ ")]).SelectMany(form => new[]
        {
            form,
            ShownText.Line(form),
            SecurityElement.Escape(form)!,
            form.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"),
            JsonEncodedText.Encode(form).ToString(),
            JsonEncodedText.Encode(form, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            Uri.EscapeDataString(form),
        });
    }
}
