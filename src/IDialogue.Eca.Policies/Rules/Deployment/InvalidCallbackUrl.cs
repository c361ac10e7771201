using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0084: Callback URLs that are not URLs, or are too long in total.</summary>
internal sealed class InvalidCallbackUrl()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0084", RuleCategory.Deployment, RuleLevel.Error))
{
    private const int MaxLength = 2000;

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
        if (url.Contains('*'))
        {
            return "contains '*', but Salesforce compares whole URLs. List each URL separately.";
        }

        if (url.IndexOfAny([' ', ',', ';', '\t']) >= 0
            && url.IndexOf("://", url.IndexOf("://", StringComparison.Ordinal) + 1, StringComparison.Ordinal) >= 0)
        {
            return "contains several URLs, but each needs a line of its own in metadata. List each URL separately.";
        }

        if (url.EndsWith("://", StringComparison.Ordinal))
        {
            // Orgs are reported to accept a scheme alone; whether it is of use is another rule's question.
            return null;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || url.IndexOf(':') <= 0 || parsed.IsFile)
        {
            return "is not an absolute URL. Include the scheme, for example https://example.com/callback.";
        }

        return url.Contains('#') ? "has a fragment (#…), which OAuth does not allow in redirect URLs. Remove the fragment." : null;
    }
}
