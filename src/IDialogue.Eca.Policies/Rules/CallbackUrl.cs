using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The callback URLs of an app, one a line.</summary>
internal static class CallbackUrl
{
    /// <summary>Out of band: the word by which old clients say that they have no URL. Retrieved files contain it.</summary>
    public const string None = "oob";

    /// <summary>
    /// The URLs that are known, each with its position in the list: others are replaced on deploy, or are placeholders, which a rule of
    /// its own reports.
    /// </summary>
    public static IEnumerable<(string Text, int Index)> Of(ExtlClntAppGlobalOauthSettings record, AppRecords app) =>
        Of(record).Where(url => !Placeholder.IsIn(url.Text)
            && !app.Places.IsReplaced(record, ExtlClntAppGlobalOauthSettings.Fields.CallbackUrl, url.Index));

    /// <summary>The URLs, each with its position in the list.</summary>
    public static IEnumerable<(string Text, int Index)> Of(ExtlClntAppGlobalOauthSettings record) =>
        (record.CallbackUrl ?? "").Split('\n')
            .Select((line, index) => (Text: line.Trim(), Index: index))
            .Where(line => line.Text.Length > 0);

    /// <summary>
    /// Checks whether there are URLs, and all of them lead to the user's own device: by a scheme of an app, or to localhost.
    /// </summary>
    public static bool AreAllOnDevice(ExtlClntAppGlobalOauthSettings record)
    {
        var urls = Of(record).ToArray();
        return urls.Length > 0 && Array.TrueForAll(urls, url => IsOnDevice(url.Text));
    }

    private static bool IsOnDevice(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.IsLoopback || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp));
}
