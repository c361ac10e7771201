using System.Globalization;

namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>An API version as the catalogue writes it: <c>66.0</c>, or <c>66.0p</c> when it came by a patch of that release.</summary>
internal readonly record struct CatalogVersion(int Major, bool IsPatch)
{
    public static CatalogVersion? Parse(string text)
    {
        var isPatch = text.EndsWith("p", System.StringComparison.Ordinal);
        var number = isPatch ? text.Substring(0, text.Length - 1) : text;
        return number.EndsWith(".0", System.StringComparison.Ordinal)
            && int.TryParse(number.Substring(0, number.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? new CatalogVersion(major, isPatch)
            : null;
    }

    public override string ToString() => Major.ToString(CultureInfo.InvariantCulture) + ".0";
}
