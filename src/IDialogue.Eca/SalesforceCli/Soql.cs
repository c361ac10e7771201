using System.Text;

namespace IDialogue.Eca.SalesforceCli;

/// <summary>
/// Texts in queries.
/// https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
/// </summary>
internal static class Soql
{
    /// <summary>Escapes the characters that end or change a quoted text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>Writes a condition: the field has one of some texts.</summary>
    public static string In(string field, IEnumerable<string> texts) =>
        $"{field} IN ({string.Join(", ", texts.Select(text => $"'{Escape(text)}'"))})";
}
