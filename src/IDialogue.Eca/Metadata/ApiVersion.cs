using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IDialogue.Eca.Metadata;

/// <summary>A version of Salesforce's Metadata API, for example <c>66.0</c>.</summary>
/// <param name="Major">The number before the point; the one after it is always 0.</param>
public readonly partial record struct ApiVersion(int Major) : IComparable<ApiVersion>
{
    /// <summary>
    /// Gets a value indicating whether packages can be written for this version: <see cref="Oldest"/> to <see cref="Newest"/>.
    /// </summary>
    public bool IsSupported => this >= Oldest && this <= Newest;

    /// <summary>Reads <c>66.0</c> or <c>66</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApiVersion version)
    {
        var number = text is not null && text.EndsWith(".0", StringComparison.Ordinal) ? text.Substring(0, text.Length - 2) : text;
        var isNumber = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var major);
        version = new ApiVersion(major);
        return isNumber;
    }

    /// <inheritdoc/>
    public int CompareTo(ApiVersion other) => Major.CompareTo(other.Major);

    /// <summary>Salesforce's form, for example <c>66.0</c>.</summary>
    public override string ToString() => Major.ToString(CultureInfo.InvariantCulture) + ".0";

    /// <summary>Checks whether <paramref name="left"/> is older.</summary>
    public static bool operator <(ApiVersion left, ApiVersion right) => left.Major < right.Major;

    /// <summary>Checks whether <paramref name="left"/> is newer.</summary>
    public static bool operator >(ApiVersion left, ApiVersion right) => left.Major > right.Major;

    /// <summary>Checks whether <paramref name="left"/> is older or the same.</summary>
    public static bool operator <=(ApiVersion left, ApiVersion right) => left.Major <= right.Major;

    /// <summary>Checks whether <paramref name="left"/> is newer or the same.</summary>
    public static bool operator >=(ApiVersion left, ApiVersion right) => left.Major >= right.Major;
}
