using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0084: Callback URLs that are not URLs, or are too long in total.</summary>
internal sealed class InvalidCallbackUrl()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0084", RuleCategory.Deployment, RuleLevel.Error))
{
    private const int MaxLength = 2000;

    /// <summary>The start of a second URL, or a mark that would separate it.</summary>
    private static readonly Regex Separated = new(@"[,;\s]\s*[A-Za-z][A-Za-z0-9+.-]*:(//?|ietf:)|[,;]$", RegexOptions.CultureInvariant);

    private static readonly Regex Http = new("^https?:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override MetadataField[] ListsByItem => [Fields.CallbackUrl];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        var urls = record.CallbackUrl ?? "";
        if (urls.Length > MaxLength)
        {
            yield return new RuleFinding(
                app.PlaceOfItem(record, Fields.CallbackUrl, 0),
                FormattableString.Invariant(
                    $"The callback URLs have {urls.Length} characters in total; the maximum is {MaxLength}. Remove some."));
        }

        foreach (var (text, index) in CallbackUrl.Of(record, app))
        {
            if (text != CallbackUrl.None && FindMistake(text) is { } mistake)
            {
                yield return new RuleFinding(app.PlaceOfItem(record, Fields.CallbackUrl, index), $"The callback URL {mistake}");
            }
        }
    }

    /// <summary>Finds the mistake in a URL, as the end of a sentence with the fix.</summary>
    private static string? FindMistake(string url)
    {
        if (Separated.IsMatch(url))
        {
            return "contains several URLs, but each needs a line of its own in metadata. List each URL separately.";
        }

        if (url.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            return "contains white space. List each URL separately; within a URL, write a blank as %20.";
        }

        if (url.EndsWith("://", StringComparison.Ordinal))
        {
            // Orgs are reported to accept a scheme alone; whether it is of use is another rule's question.
            return null;
        }

        if (url.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return "has the scheme file:, to which no authorization returns. Use https:, or the scheme of your app.";
        }

        // That nothing matches a '*' is another rule's question, too.
        if (!Uri.TryCreate(url.Replace('*', '1'), UriKind.Absolute, out var parsed) || url.IndexOf(':') <= 0 || parsed.IsFile)
        {
            return Http.IsMatch(url)
                ? "is not a valid URL. Check its slashes, host and port, for example https://example.com/callback."
                : "is not an absolute URL. Include the scheme, for example https://example.com/callback.";
        }

        return url.Contains('#') ? "has a fragment (#…), which OAuth does not allow in redirect URLs. Remove the fragment." : null;
    }
}
