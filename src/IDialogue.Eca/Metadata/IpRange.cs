using System.Net;
using System.Numerics;

namespace IDialogue.Eca.Metadata;

/// <summary>Ranges of IP addresses, of which a record holds the first and the last.</summary>
internal static class IpRange
{
    /// <summary>Finds what is wrong with a range and says what to do; <see langword="null"/> when an org takes it.</summary>
    public static string? FindMistake(string start, string end)
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

    /// <summary>The number of addresses in a range that has no mistake.</summary>
    public static BigInteger Count(string start, string end) => Number(end) - Number(start) + 1;

    /// <summary>The address as a number, whose bytes run the other way.</summary>
    private static BigInteger Number(string address) => new([.. Enumerable.Reverse(Parse(address)!.GetAddressBytes()), 0]);

    private static string NoAddress(string text) =>
        $"'{text}' is not an IP address, so the org rejects the range. Use a single address without a mask, for example 192.0.2.1.";

    /// <summary>An address in full: the framework also takes <c>1</c> for 0.0.0.1.</summary>
    private static IPAddress? Parse(string text) =>
        IPAddress.TryParse(text.Trim(), out var address) && (text.Contains(':') || text.Split('.').Length == 4) ? address : null;
}
