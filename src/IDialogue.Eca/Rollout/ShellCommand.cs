namespace IDialogue.Eca.Rollout;

/// <summary>
/// Writes command lines that bash, PowerShell and cmd read alike. In a value, letters of ASCII, digits and a few marks stand as they
/// are; other letters, blanks, apostrophes and # stand in double quotes, where none of the shells takes them for its own. Any other
/// character makes the command impossible, because no quotes hold it in all three: PowerShell drops them from values without blanks on
/// their way to a batch file (https://github.com/PowerShell/PowerShell/issues/15143), and on Windows <c>sf</c> is one.
/// </summary>
internal static class ShellCommand
{
    private const string PlainMarks = "._+@-";
    private const string QuotedMarks = " '#";

    /// <summary>The command line, or <see langword="null"/> when a value cannot be written.</summary>
    /// <param name="command">What is run.</param>
    /// <param name="options">Its options, each with a value that may come from anywhere.</param>
    public static string? Join(string command, IEnumerable<(string Name, string Value)> options)
    {
        var quoted = options.Select(option => (option.Name, Value: Quote(option.Value))).ToArray();
        return Array.Exists(quoted, option => option.Value is null)
            ? null
            : command + string.Concat(quoted.Select(option => $" {option.Name} {option.Value}"));
    }

    /// <summary>The option for an org; none when the CLI's default org is meant.</summary>
    public static IEnumerable<(string Name, string Value)> TargetOrg(string? targetOrg) =>
        targetOrg is null ? [] : [("--target-org", targetOrg)];

    /// <summary>
    /// Whatever begins with a dash would be an option, in quotes or not; PowerShell takes an @ at the beginning for its own.
    /// </summary>
    private static string? Quote(string value) =>
        value.Length == 0 || value[0] == '-' ? null
        : value.All(IsPlain) && value[0] != '@' ? value
        : value.All(character => IsPlain(character) || char.IsLetter(character) || QuotedMarks.Contains(character)) ? $"\"{value}\""
        : null;

    private static bool IsPlain(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || PlainMarks.Contains(character);
}
