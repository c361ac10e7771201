using System.Text;
using System.Text.RegularExpressions;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>
/// The values of variables, whose names stand in a plan in their place: <c>${NAME}</c>. A dollar sign is doubled there.
/// </summary>
/// <param name="names">Names of the variables.</param>
/// <param name="valueOf">Gets the value of one.</param>
internal sealed class PlanValues(IEnumerable<string> names, Func<string, string?> valueOf)
{
    private static readonly Regex Mark = new(@"\$\$|\$\{([^}]*)\}", RegexOptions.CultureInvariant);

    private readonly (string Name, string Text)[] values =
    [
        .. names.Select(name => (Name: name, Text: TextOf(valueOf(name))))
            .Where(value => VariableMask.IsSecret(value.Text))
            // A value can be part of another one.
            .OrderByDescending(value => value.Text.Length),
    ];

    /// <summary>Puts names in the place of values.</summary>
    public string Hide(string text)
    {
        var hidden = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var value = Array.Find(values, value => string.CompareOrdinal(text, i, value.Text, 0, value.Text.Length) == 0);
            hidden.Append(value.Name is null ? Escape(text[i]) : $"${{{value.Name}}}");
            i += value.Name is null ? 1 : value.Text.Length;
        }

        return hidden.ToString();
    }

    /// <summary>Puts values in the place of names.</summary>
    public string Fill(string hidden) => Mark.Replace(
        hidden,
        mark => mark.Groups[1].Success ? Array.Find(values, value => value.Name == mark.Groups[1].Value).Text ?? "" : "$");

    private static string Escape(char character) => character == '$' ? "$$" : character.ToString();

    /// <summary>A value as XML writes it.</summary>
    private static string TextOf(string? value) =>
        value is null || XmlText.FindForbidden(value) is not null ? "" : XmlPatch.Escape(value);
}
