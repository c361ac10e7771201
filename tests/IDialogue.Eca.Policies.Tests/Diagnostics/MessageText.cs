namespace IDialogue.Eca.Policies.Tests.Diagnostics;

/// <summary>What every message of a finding has in common.</summary>
internal static class MessageText
{
    public static void Verify(string code, string message)
    {
        message.Should().MatchRegex(@"[.?]$", "{0} ends a sentence", code);
        message.Should().NotContain("  ", "{0} has no gap", code);
        message.Length.Should().BeGreaterThan(30, "{0} says what, why and what to do", code);
    }
}
