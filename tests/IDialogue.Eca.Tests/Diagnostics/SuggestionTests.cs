using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Tests.Diagnostics;

public sealed class SuggestionTests
{
    private static readonly string[] Words = ["permittedUsers", "permissionSets", "profiles", "AdminApprovedPreAuthorized", "Days"];

    [TestCase("permitedUsers", "permittedUsers")]
    [TestCase("PERMISSIONSETS", "permissionSets")]
    [TestCase("permissionset", "permissionSets")]
    [TestCase("porfiles", "profiles")]
    [TestCase("AdminApproved", "AdminApprovedPreAuthorized")]
    [TestCase("Day", "Days")]
    public void Finds_what_was_meant(string text, string meant) => Suggestion.Nearest(text, Words).Should().Be(meant);

    [TestCase("")]
    [TestCase("users")]
    [TestCase("zzz")]
    public void Does_not_guess_wildly(string text) => Suggestion.Nearest(text, Words).Should().BeNull();

    [Test]
    public void Does_not_compare_texts_that_are_no_names() => Suggestion.Nearest(new string('p', 1_000_000), Words).Should().BeNull();
}
