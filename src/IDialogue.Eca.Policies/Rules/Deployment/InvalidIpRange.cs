using System.Numerics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0106: IP ranges that are not ranges, run backwards, or are too many.</summary>
internal sealed class InvalidIpRange()
    : RecordRule<MetadataComponent>(
        RuleDescription.About(ExtlClntAppOauthSettings.MetadataType, "ECA0106", RuleCategory.Deployment, RuleLevel.Error))
{
    private const int MaxCount = 128;

    /// <summary>The maximum of all refresh token IP ranges together.</summary>
    private const int MaxTokenAddresses = 256;

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

        var total = Total(ranges.Select(range => (range.Start, range.End)));
        if (record is ExtlClntAppOauthSecuritySettings && total > MaxTokenAddresses)
        {
            yield return new RuleFinding(
                app.Place(record, field),
                FormattableString.Invariant($"The ranges contain {total} addresses in total; the maximum is {MaxTokenAddresses}. ")
                + "List only the addresses of the app's servers.");
        }

        foreach (var (range, start, end) in ranges)
        {
            if (IpRange.FindMistake(start, end) is { } mistake)
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

    /// <summary>The number of addresses in all ranges that are ranges.</summary>
    private static BigInteger Total(IEnumerable<(string Start, string End)> ranges) => ranges
        .Where(range => IpRange.FindMistake(range.Start, range.End) is null)
        .Aggregate(BigInteger.Zero, (sum, range) => sum + IpRange.Count(range.Start, range.End));
}
