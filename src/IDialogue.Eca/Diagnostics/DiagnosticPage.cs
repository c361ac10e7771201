using System.Text;

namespace IDialogue.Eca.Diagnostics;

/// <summary>The page that explains a code: why it is reported, what to do, and mostly a wrong and a right example.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">What a finding says, in a few words.</param>
/// <param name="Markdown">The whole page.</param>
public sealed record DiagnosticPage(string Code, string Title, string Markdown)
{
    private const string Extension = ".md";

    /// <summary>All codes, in their order.</summary>
    public static ValueList<string> Codes { get; } = typeof(DiagnosticPage).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
        .Select(name => name.Remove(name.Length - Extension.Length))
        .OrderBy(code => code, StringComparer.Ordinal)
        .ToValueList();

    /// <summary>The page of a code, or <see langword="null"/> when there is no such code.</summary>
    /// <param name="code">Such as <c>ECA0012</c>, in any case.</param>
    public static DiagnosticPage? Find(string code)
    {
        var known = code.Trim().ToUpperInvariant();
        using var stream = typeof(DiagnosticPage).Assembly.GetManifestResourceStream(known + Extension);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var markdown = reader.ReadToEnd().Replace("\r\n", "\n");
        var heading = markdown.Substring(0, markdown.IndexOf('\n'));
        return new DiagnosticPage(known, heading.Substring(heading.IndexOf(':') + 1).Trim(), markdown);
    }
}
