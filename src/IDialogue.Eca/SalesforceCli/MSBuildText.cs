using System.Globalization;
using System.Text;

namespace IDialogue.Eca.SalesforceCli;

/// <summary>Texts in the places where MSBuild would take a part of one for a list, a property, an item, a pattern or an escape.</summary>
internal static class MSBuildText
{
    private const string Special = "%$@'();?*,";

    /// <summary>A text as MSBuild reads it back: https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(Special.IndexOf(character) < 0
                ? character.ToString()
                : "%" + ((int)character).ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
