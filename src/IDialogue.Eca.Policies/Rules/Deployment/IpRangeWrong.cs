using System.Net;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0106: IP ranges that are none, run backwards, or are too many.</summary>
internal sealed class IpRangeWrong()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthSettings.MetadataType, "ECA0106", RuleCategory.Deployment, RuleLevel.Error), "trustedIpRanges", "tokenIpRanges")
{
    private const int Most = 128;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => record is ExtlClntAppOauthSettings or ExtlClntAppOauthSecuritySettings;

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        var field = record is ExtlClntAppOauthSettings ? "trustedIpRanges" : "tokenIpRanges";
        var ranges = ((IEnumerable<MetadataObject>)record.GetMetadataType().FindField(field)!.GetValue(record)!).ToArray();
        if (ranges.Length > Most)
        {
            yield return DiagnosticCatalog.IpRangeWrong(
                app.Place(record, field), FormattableString.Invariant($"There are {ranges.Length} of them, and {Most} are the most. Join some."));
        }

        foreach (var range in ranges)
        {
            if (FindMistake(Text(range, "startIpAddress"), Text(range, "endIpAddress")) is { } mistake)
            {
                yield return DiagnosticCatalog.IpRangeWrong(app.Place(range), mistake);
            }
        }
    }

    private static string Text(MetadataObject range, string field) => (string)range.GetMetadataType().FindField(field)!.GetValue(range)!;

    private static string? FindMistake(string start, string end)
    {
        if (Parse(start) is not { } first)
        {
            return $"Its start '{start}' is no IP address. Write one address, such as 192.0.2.1, without a mask.";
        }

        if (Parse(end) is not { } last)
        {
            return $"Its end '{end}' is no IP address. Write one address, such as 192.0.2.9, without a mask.";
        }

        var (from, to) = (first.GetAddressBytes(), last.GetAddressBytes());
        return from.Length != to.Length ? "Its start and its end are of different kinds (IPv4 and IPv6). Write two ranges."
            : from.AsSpan().SequenceCompareTo(to) > 0 ? $"It runs backwards: {start} comes after {end}. Swap the two."
            : null;
    }

    /// <summary>An address in full: the framework also takes <c>1</c> for 0.0.0.1.</summary>
    private static IPAddress? Parse(string text) =>
        IPAddress.TryParse(text.Trim(), out var address) && (text.Contains(':') || text.Split('.').Length == 4) ? address : null;
}
