using System.Text;
using IDialogue.Eca.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Reading;

/// <summary>
/// Puts values in the place of <c>${name}</c> and <c>${name:-default}</c>; <c>$${</c> stands for <c>${</c>. A value is text: it is
/// never read as YAML, and no finding shows it, because it may be a secret.
/// </summary>
internal sealed class Variables(IConfiguration? configuration, DiagnosticBag diagnostics)
{
    private const string Open = "${";
    private const string DefaultMark = ":-";

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<SourceLocation> places = [];

    /// <summary>Names of the variables that were asked for.</summary>
    public IReadOnlyCollection<string> Names => names;

    /// <summary>Places whose text came from variables, at least in part.</summary>
    public IReadOnlyCollection<SourceLocation> Places => places;

    /// <summary>The node with all values in place.</summary>
    public YamlNode Expand(YamlNode node) => node switch
    {
        YamlScalar scalar => Expand(scalar),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(Expand)], sequence.Location),
        YamlMapping mapping => Expand(mapping),
        _ => node,
    };

    private YamlMapping Expand(YamlMapping mapping)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            var key = Expand(entry.Key);
            if (lines.TryGetValue(key.Text, out var firstLine))
            {
                diagnostics.Add(DiagnosticCatalog.DuplicateKey(key.Location, key.Shown, firstLine));
                continue;
            }

            lines.Add(key.Text, key.Location.Line);
            entries.Add(new YamlEntry(key, Expand(entry.Value)));
        }

        return new YamlMapping(entries, mapping.Location);
    }

    private YamlScalar Expand(YamlScalar scalar)
    {
        if (!scalar.Text.Contains(Open, StringComparison.Ordinal))
        {
            return scalar;
        }

        var text = new StringBuilder();
        var place = 0;
        var isFailed = false;
        for (var start = scalar.Text.IndexOf(Open, StringComparison.Ordinal);
            start >= 0;
            start = scalar.Text.IndexOf(Open, place, StringComparison.Ordinal))
        {
            if (start > place && scalar.Text[start - 1] == '$')
            {
                text.Append(scalar.Text, place, start - 1 - place).Append(Open);
                place = start + Open.Length;
                continue;
            }

            var end = scalar.Text.IndexOf('}', start);
            if (end < 0)
            {
                diagnostics.Add(DiagnosticCatalog.InvalidVariable(scalar.Location, scalar.Text.Substring(start)));
                return scalar.Failed();
            }

            var value = Value(scalar.Text.Substring(start + Open.Length, end - start - Open.Length), scalar);
            isFailed |= value is null;
            places.Add(scalar.Location);
            text.Append(scalar.Text, place, start - place).Append(value);
            place = end + 1;
        }

        return isFailed ? scalar.Failed() : scalar.WithText(text.Append(scalar.Text, place, scalar.Text.Length - place).ToString());
    }

    /// <summary>The value of what stands between the braces; <see langword="null"/> after an error.</summary>
    private string? Value(string expression, YamlScalar scalar)
    {
        var mark = expression.IndexOf(DefaultMark, StringComparison.Ordinal);
        var (name, whenMissing) = mark < 0
            ? (expression, null)
            : (expression.Substring(0, mark), expression.Substring(mark + DefaultMark.Length));
        if (whenMissing?.Contains(Open, StringComparison.Ordinal) == true)
        {
            diagnostics.Add(DiagnosticCatalog.NestedVariable(scalar.Location, name));
            return null;
        }

        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(IsOfName))
        {
            diagnostics.Add(DiagnosticCatalog.InvalidVariable(scalar.Location, Open + expression + "}"));
            return null;
        }

        names.Add(name);
        var value = configuration?[name];
        if (value is null && whenMissing is null)
        {
            diagnostics.Add(DiagnosticCatalog.UndefinedVariable(scalar.Location, name));
        }

        // As in a shell, an empty value counts as missing where there is a default.
        return string.IsNullOrEmpty(value) ? whenMissing ?? value : value;
    }

    private static bool IsOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ':';
}
