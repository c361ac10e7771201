using System.Globalization;
using System.Text;

namespace IDialogue.Eca;

/// <summary>
/// Writes JSON, indented, with LF. The framework's own writer is not part of netstandard2.0, and the core has no dependency that
/// would bring it.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder json = new();
    private int depth;
    private bool isFirst = true;

    public JsonText Begin(char bracket, string? name = null)
    {
        Start(name).Append(bracket);
        depth++;
        isFirst = true;
        return this;
    }

    public JsonText End(char bracket)
    {
        depth--;
        if (!isFirst)
        {
            NewLine();
        }

        json.Append(bracket);
        isFirst = false;
        return this;
    }

    public JsonText Add(string? name, string? value)
    {
        Start(name);
        if (value is null)
        {
            json.Append("null");
        }
        else
        {
            Quote(value);
        }

        return this;
    }

    public JsonText Add(string? name, bool value)
    {
        Start(name).Append(value ? "true" : "false");
        return this;
    }

    public JsonText Add(string? name, int value)
    {
        Start(name).Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a list of texts.</summary>
    public JsonText Add(string name, IEnumerable<string> texts)
    {
        Begin('[', name);
        foreach (var text in texts)
        {
            Add(null, text);
        }

        return End(']');
    }

    /// <summary>A value of an enumeration as JSON has it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>The text with a final line end.</summary>
    public override string ToString() => json + "\n";

    private StringBuilder Start(string? name)
    {
        if (depth > 0)
        {
            json.Append(isFirst ? "" : ",");
            NewLine();
        }

        isFirst = false;
        if (name is not null)
        {
            Quote(name);
            json.Append(": ");
        }

        return json;
    }

    private void NewLine() => json.Append('\n').Append(' ', depth * 2);

    /// <summary>Writes a text so that all its characters are shown, and none is a command for a CI system.</summary>
    private void Quote(string text)
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
                // Lone ones are no text at all.
                >= '\uD800' and <= '\uDFFF' => ShownText.Escape(character),
                _ => character.ToString(),
            });
        }

        json.Append(ShownText.Replace(quoted.ToString(), ShownText.Escape)).Append('"');
    }
}
