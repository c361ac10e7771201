using System.Diagnostics.CodeAnalysis;

namespace IDialogue.Eca.Metadata;

/// <summary>
/// Id of a Salesforce record: 15 characters, or 18 with a suffix that tells which of the 15 are upper-case letters. Both forms of one
/// id are equal. The default value is no id, and its texts are empty.
/// </summary>
/// <remarks>
/// The suffix has one character for each 5: a number of 5 bits, the first character's bit lowest, set where it is an upper-case letter,
/// written as A to Z and 0 to 5. So it finds letters that lost their case, and few other mistakes.
/// </remarks>
public readonly record struct SalesforceId
{
    private const int ShortLength = 15;
    private const int LongLength = 18;
    private const int GroupLength = 5;
    private const string SuffixCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private readonly string? text;

    private SalesforceId(string text) => this.text = text;

    /// <summary>The 15 characters, whose case counts.</summary>
    public string ShortForm => text ?? "";

    /// <summary>
    /// The first three characters, which tell the kind of record: <c>00D</c> is an organization, <c>04t</c> a version of a package.
    /// </summary>
    public string KeyPrefix => text?.Substring(0, 3) ?? "";

    /// <summary>Reads an id of 15 characters, or of 18 with the right suffix. Case counts.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SalesforceId id)
    {
        id = default;
        if (text is null || text.Length is not (ShortLength or LongLength) || !text.All(IsOfId))
        {
            return false;
        }

        var read = new SalesforceId(text.Substring(0, ShortLength));
        var isRight = text.Length == ShortLength || text == read.ToString();
        id = isRight ? read : default;
        return isRight;
    }

    /// <summary>
    /// Reads an id of 18 characters whatever became of the case of its letters: the suffix tells what it was. False when the suffix
    /// does not fit, which no loss of case explains.
    /// </summary>
    public static bool TryRestoreCase([NotNullWhen(true)] string? text, out SalesforceId id)
    {
        id = default;
        if (text?.Length != LongLength || !text.All(IsOfId))
        {
            return false;
        }

        var restored = new char[ShortLength];
        for (var i = 0; i < ShortLength; i++)
        {
            var group = SuffixCharacters.IndexOf(char.ToUpperInvariant(text[ShortLength + (i / GroupLength)]));
            var isUpper = group >= 0 && (group >> (i % GroupLength) & 1) == 1;
            if (group < 0 || (isUpper && text[i] is >= '0' and <= '9'))
            {
                return false;
            }

            restored[i] = isUpper ? char.ToUpperInvariant(text[i]) : char.ToLowerInvariant(text[i]);
        }

        id = new SalesforceId(new string(restored));
        return true;
    }

    /// <summary>The 18 characters.</summary>
    public override string ToString()
    {
        if (text is null)
        {
            return "";
        }

        var suffix = new int[ShortLength / GroupLength];
        for (var i = 0; i < ShortLength; i++)
        {
            suffix[i / GroupLength] |= (text[i] is >= 'A' and <= 'Z' ? 1 : 0) << (i % GroupLength);
        }

        return text + string.Concat(suffix.Select(group => SuffixCharacters[group]));
    }

    /// <summary>Finds the mistake in an id of one kind, or returns <see langword="null"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keyPrefix">The key prefix of the kind.</param>
    /// <param name="canBeShown">Whether the sentence may hold the id that was probably meant.</param>
    internal static string? FindMistake(string text, string keyPrefix, bool canBeShown)
    {
        if (text.Length is not (ShortLength or LongLength))
        {
            return FormattableString.Invariant($"It has {text.Length} characters, but an id has {ShortLength} or {LongLength}.");
        }

        if (!text.All(IsOfId))
        {
            return "An id contains only letters A to Z and digits.";
        }

        if (!TryParse(text, out var id) && !TryRestoreCase(text, out id))
        {
            return "Its checksum (the last three characters) is wrong. Copy it again.";
        }

        if (id.KeyPrefix != keyPrefix)
        {
            return $"It must start with '{keyPrefix}'; ids are case-sensitive.";
        }

        var hint = canBeShown ? $"Did you mean '{id}'?" : "Copy it again.";
        return id == Exact(text) ? null : $"Letter case is wrong; ids are case-sensitive. {hint}";
    }

    private static SalesforceId Exact(string text) => TryParse(text, out var id) ? id : default;

    private static bool IsOfId(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
