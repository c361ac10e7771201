using System.Net;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0106: IP ranges that are none, run backwards, or are too many.</summary>
internal sealed class IpRangeWrong()
    : RecordRule<MetadataComponent>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0106", RuleCategory.Deployment, RuleLevel.Error),
        ExtlClntAppOauthSettings.Fields.TrustedIpRanges,
        ExtlClntAppOauthSecuritySettings.Fields.TokenIpRanges)
{
    private const int Most = 128;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => RangesOf(record) is not null;

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        var (field, ranges) = RangesOf(record)!.Value;
        if (ranges.Length > Most)
        {
            yield return DiagnosticCatalog.IpRangeWrong(
                app.Place(record, field), FormattableString.Invariant($"There are {ranges.Length} of them, and {Most} are the most. Join some."));
        }

        foreach (var (range, start, end) in ranges)
        {
            if (FindMistake(start, end) is { } mistake)
            {
                yield return DiagnosticCatalog.IpRangeWrong(app.Place(range), mistake);
            }
        }
    }

    private static (MetadataField Field, (MetadataObject Range, string Start, string End)[] Ranges)? RangesOf(MetadataComponent record) => record switch
    {
        ExtlClntAppOauthSettings settings => (
            ExtlClntAppOauthSettings.Fields.TrustedIpRanges,
            [.. settings.TrustedIpRanges.Select(range => (range, range.StartIpAddress, range.EndIpAddress))]),
        ExtlClntAppOauthSecuritySettings security => (
            ExtlClntAppOauthSecuritySettings.Fields.TokenIpRanges,
            [.. security.TokenIpRanges.Select(range => (range, range.StartIpAddress, range.EndIpAddress))]),
        _ => null,
    };

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
