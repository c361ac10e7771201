using System.Text.RegularExpressions;

namespace IDialogue.Eca;

/// <summary>Names of devices on Windows, where no file or folder can have them, also with an end: <c>CON</c>, <c>aux.xml</c>.</summary>
internal static class DeviceName
{
    private static readonly Regex Pattern = new(
        "^(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\\.|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Checks whether a name is one of a device.</summary>
    public static bool Matches(string name) => Pattern.IsMatch(name);
}
