using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>What descriptions are made of.</summary>
internal static class Sentences
{
    /// <summary>The sentences that there are, in a row.</summary>
    public static string Join(params string?[] sentences) => string.Join(" ", sentences.OfType<string>());

    /// <summary>"API 61.0 to 63.0." and the like; <see langword="null"/> when all supported versions know it.</summary>
    public static string? Versions(ApiVersion since, ApiVersion? until)
    {
        var from = since > ApiVersion.Oldest ? since : ApiVersion.Oldest;
        return until is { } last ? $"API {from} to {last}."
            : from > ApiVersion.Oldest ? $"API from {from}."
            : null;
    }
}
