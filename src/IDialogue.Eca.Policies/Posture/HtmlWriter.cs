using System.Net;
using System.Text;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes HTML. Every text and every value of an attribute is escaped here, so no name can become markup.</summary>
internal sealed class HtmlWriter
{
    /// <summary>Elements after which a line ends, so that pages can be compared.</summary>
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "!doctype html", "meta", "title", "header", "nav", "main", "section", "footer", "figure", "figcaption", "div", "h1", "h2", "h3",
        "h4", "p", "ul", "li", "dl", "details", "summary", "table", "caption", "thead", "tbody", "tr", "svg", "body", "head", "html",
        "style", "script",
    };

    private readonly StringBuilder html = new();
    private readonly Stack<string> open = new();

    /// <summary>Returns a text as HTML: what is markup is escaped, and what is not shown or reorders a line is written out.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(ShownText.Line(text));

    /// <summary>Begins an element.</summary>
    public HtmlWriter Begin(string tag, params (string Name, string Value)[] attributes)
    {
        Start(tag, attributes);
        open.Push(tag);
        return this;
    }

    /// <summary>Ends the innermost element.</summary>
    public HtmlWriter End()
    {
        var tag = open.Pop();
        html.Append("</").Append(tag).Append('>').Append(Blocks.Contains(tag) ? "\n" : "");
        return this;
    }

    /// <summary>Adds a text.</summary>
    public HtmlWriter Text(string text)
    {
        html.Append(Escape(text));
        return this;
    }

    /// <summary>Adds an element with a text.</summary>
    public HtmlWriter Add(string tag, string text, params (string Name, string Value)[] attributes) =>
        Begin(tag, attributes).Text(text).End();

    /// <summary>Adds an element without content and end.</summary>
    public HtmlWriter AddVoid(string tag, params (string Name, string Value)[] attributes)
    {
        Start(tag, attributes);
        html.Append(Blocks.Contains(tag) ? "\n" : "");
        return this;
    }

    /// <summary>Adds the page's own style or script, which holds no text of others.</summary>
    public HtmlWriter AddOwn(string tag, string code)
    {
        html.Append('<').Append(tag).Append('>').Append(code).Append("</").Append(tag).Append(">\n");
        return this;
    }

    public override string ToString() => html.ToString();

    private void Start(string tag, (string Name, string Value)[] attributes)
    {
        html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            html.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }

        html.Append('>');
    }
}
