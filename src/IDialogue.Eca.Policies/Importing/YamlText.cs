using System.Globalization;
using System.Text;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>
/// Writes the subset of YAML that policy files are made of: keys, scalars, lists and comments, two spaces a level. A text that looks
/// like a variable is written so that it is none.
/// </summary>
internal sealed class YamlText
{
    private const int Step = 2;

    /// <summary>Plain words that some reader takes for something else than a text.</summary>
    private static readonly string[] Reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

    private readonly StringBuilder yaml = new();
    private int depth;
    private bool isItem;

    public YamlText Comment(string text)
    {
        yaml.Append(' ', depth).Append("# ").Append(ShownText.Line(text)).Append('\n');
        return this;
    }

    public YamlText BlankLine()
    {
        yaml.Append('\n');
        return this;
    }

    /// <summary>A key whose value follows one level deeper.</summary>
    public YamlText Begin(string key)
    {
        Line(Scalar(key) + ":");
        depth += Step;
        return this;
    }

    /// <summary>An item of a list whose keys follow.</summary>
    public YamlText BeginItem()
    {
        isItem = true;
        depth += Step;
        return this;
    }

    public YamlText End()
    {
        depth -= Step;
        return this;
    }

    /// <summary>A key with a value that is written as it is: a number, a truth value.</summary>
    public YamlText AddRaw(string key, string value)
    {
        Line($"{key}: {value}");
        return this;
    }

    /// <summary>A key with a text, and a comment on its line.</summary>
    public YamlText Add(string key, string value, string? comment = null)
    {
        if (IsBlock(value))
        {
            Line($"{key}: |-");
            foreach (var line in Escape(value).Split('\n'))
            {
                yaml.Append(' ', depth + Step).Append(line).Append('\n');
            }

            return this;
        }

        Line($"{key}: {Scalar(value)}{(comment is null ? "" : $"  # {comment}")}");
        return this;
    }

    public YamlText AddItem(string value)
    {
        Line("- " + Scalar(value));
        return this;
    }

    public override string ToString() => yaml.ToString();

    /// <summary>A text without quotes where every YAML reader takes it for that text, else in double quotes.</summary>
    public static string Scalar(string text)
    {
        var isPlain = text.Length > 0
            && char.IsLetter(text[0])
            && text[text.Length - 1] is not (' ' or ':')
            && text.All(IsPlain)
            && ShownText.IsPlain(text)
            && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal)
            && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase);
        return isPlain ? text : Quote(Escape(text));
    }

    private static string Escape(string text) => text.Replace("${", "$${");

    private void Line(string line)
    {
        yaml.Append(' ', isItem ? depth - Step : depth).Append(isItem ? "- " : "").Append(line).Append('\n');
        isItem = false;
    }

    /// <summary>A text of several simple lines, for example a certificate, which is best read line by line.</summary>
    private static bool IsBlock(string text) =>
        text.Contains('\n')
        && text.Split('\n').All(line => line.Length > 0
            && !char.IsWhiteSpace(line[0])
            && !char.IsWhiteSpace(line[line.Length - 1])
            && ShownText.IsPlain(line))
        && text.All(character => character == '\n' || IsPlain(character) || char.IsPunctuation(character));

    private static bool IsPlain(char character) =>
        char.IsLetterOrDigit(character)
            || character is ' ' or '_' or '-' or '.' or ',' or '/' or ':' or '(' or ')' or '@' or '+' or '=' or '\'' or '#' or '%' or '$';

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\u00A0' => WrittenOut(character),
                _ => character.ToString(),
            });
        }

        return ShownText.Replace(quoted.ToString(), WrittenOut) + '"';
    }

    /// <summary>Half a surrogate pair is no text, and has no escape.</summary>
    private static string WrittenOut(int code) => code switch
    {
        >= 0xD800 and <= 0xDFFF => "\\uFFFD",
        <= char.MaxValue => "\\u" + code.ToString("X4", CultureInfo.InvariantCulture),
        _ => "\\U" + code.ToString("X8", CultureInfo.InvariantCulture),
    };
}
