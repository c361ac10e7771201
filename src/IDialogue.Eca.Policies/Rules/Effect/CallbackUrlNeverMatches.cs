using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0166: A callback URL to which no authorization can return.</summary>
internal sealed class CallbackUrlNeverMatches()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0166", RuleCategory.Effect, RuleLevel.Warning),
        Fields.CallbackUrl)
{
    private static readonly HashSet<string> ScriptSchemes = new(
        ["javascript", "data", "vbscript", "about", "blob"], StringComparer.OrdinalIgnoreCase);

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        foreach (var (text, index) in CallbackUrl.Of(record, app))
        {
            if (FindMistake(text) is { } mistake)
            {
                yield return new RuleFinding(app.PlaceOfItem(record, Fields.CallbackUrl, index), mistake);
            }
        }
    }

    private static string? FindMistake(string text)
    {
        if (text.Contains('*'))
        {
            return "The callback URL contains '*', but Salesforce compares whole URLs, so no redirect matches it. "
                + "List each URL separately.";
        }

        var colon = text.IndexOf(':');
        if (colon <= 0 || text[0] is >= '0' and <= '9')
        {
            // Without a scheme it is no URL, which ECA0084 reports.
            return null;
        }

        var (scheme, rest) = (text.Substring(0, colon), text.Substring(colon + 1));
        if (ScriptSchemes.Contains(scheme))
        {
            return $"The callback URL has the scheme {scheme}:, which runs or shows content instead of returning to a client. Remove it.";
        }

        if (rest.Trim('/').Length == 0)
        {
            return $"The callback URL '{text}' has no host, so no authorization returns to it. Orgs are reported to accept it in connected "
                + "apps; whether they accept it here is not known. Set the complete URL of the client, or remove it.";
        }

        return IsPort(rest) || scheme.Contains('.') && IsPort(rest.Split('/')[0])
            ? $"The callback URL starts with a host and a port, which reads as the scheme '{scheme}:' and matches no redirect. "
                + $"Add the scheme, for example {(scheme.Contains('.') ? "https" : "http")}://{text}."
            : null;
    }

    private static bool IsPort(string text)
    {
        var port = text.Split('/', '?')[0];
        return port.Length > 0 && port.All(character => character is >= '0' and <= '9');
    }
}
