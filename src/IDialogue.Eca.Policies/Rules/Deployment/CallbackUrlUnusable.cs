using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0084: callback URLs that are too long together, or no URLs.</summary>
internal sealed class CallbackUrlUnusable()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0084", RuleCategory.Deployment, RuleLevel.Error),
        Fields.CallbackUrl)
{
    private const int Most = 2000;

    /// <summary>Out of band: the word by which old clients say that they have no URL. Retrieved files hold it.</summary>
    private const string NoUrl = "oob";

    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        var urls = record.CallbackUrl ?? "";
        if (urls.Length > Most)
        {
            yield return Finding(0, FormattableString.Invariant($"All of them together have {urls.Length} characters, and {Most} are the most. Take some out."));
        }

        var lines = urls.Split('\n').Select(line => line.Trim()).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && lines[i] != NoUrl && FindMistake(lines[i]) is { } mistake)
            {
                // In a file of metadata all of them are one text, at one place.
                yield return Finding(i, app.IsTree && lines.Length > 1 ? FormattableString.Invariant($"Number {i + 1} of {lines.Length}: {mistake}") : mistake);
            }
        }

        Diagnostic Finding(int index, string hint) => DiagnosticCatalog.CallbackUrlUnusable(app.PlaceOfItem(record, Fields.CallbackUrl, index), hint);
    }

    private static string? FindMistake(string url) =>
        url.Contains('*') ? "It has a *, and Salesforce compares whole URLs. Name each URL on its own."
        : !Uri.TryCreate(url, UriKind.Absolute, out var parsed) || url.IndexOf(':') <= 0 || parsed.IsFile ? "It is no whole URL: write it with its scheme, such as https://example.com/callback."
        : url.Contains('#') ? "It has a fragment (#…), which OAuth does not allow in a redirect URL. Remove it."
        : null;
}
