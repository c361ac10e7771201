using System.Net;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0106: IP ranges that are not ranges, run backwards, or are too many.</summary>
internal sealed class InvalidIpRange()
    : RecordRule<MetadataComponent>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0106", RuleCategory.Deployment, RuleLevel.Error),
        ExtlClntAppOauthSettings.Fields.TrustedIpRanges,
        ExtlClntAppOauthSecuritySettings.Fields.TokenIpRanges)
{
    private const int MaxCount = 128;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => RangesOf(record) is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var (field, ranges) = RangesOf(record)!.Value;
        if (ranges.Length > MaxCount)
        {
            yield return new RuleFinding(
                app.Place(record, field),
                FormattableString.Invariant($"There are {ranges.Length} IP ranges; the maximum is {MaxCount}. Combine some."));
        }

        foreach (var (range, start, end) in ranges)
        {
            if (FindMistake(start, end) is { } mistake)
            {
                yield return new RuleFinding(app.Place(range), mistake);
            }
        }
    }

    private static (MetadataField Field, (MetadataObject Range, string Start, string End)[] Ranges)? RangesOf(MetadataComponent record) =>
        record switch
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
            return NoAddress(start);
        }

        if (Parse(end) is not { } last)
        {
            return NoAddress(end);
        }

        var (from, to) = (first.GetAddressBytes(), last.GetAddressBytes());
        if (from.Length != to.Length)
        {
            return $"The IP range mixes IPv4 and IPv6 ('{start}' to '{end}'). Use two ranges.";
        }

        return from.AsSpan().SequenceCompareTo(to) > 0
            ? $"The IP range runs backwards: {start} comes after {end}. Swap the two addresses."
            : null;
    }

    private static string NoAddress(string text) =>
        $"'{text}' is not an IP address, so the org rejects the range. Use a single address without a mask, for example 192.0.2.1.";

    /// <summary>An address in full: the framework also takes <c>1</c> for 0.0.0.1.</summary>
    private static IPAddress? Parse(string text) =>
        IPAddress.TryParse(text.Trim(), out var address) && (text.Contains(':') || text.Split('.').Length == 4) ? address : null;
}
