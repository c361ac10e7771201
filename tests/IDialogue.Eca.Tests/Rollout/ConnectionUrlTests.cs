using IDialogue.Eca.Metadata;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Tests.Rollout;

public sealed class ConnectionUrlTests
{
    private const string Seed = "https://api.idialogue.app/v1/connect/salesforce/start?ctx=api&orgid={orgid}";

    [TestCase("00D000000000062EAA")]
    [TestCase("00D000000000062")]
    public void Holds_the_organization_id_with_18_characters(string organizationId) =>
        Fill(Seed, organizationId).Should().Be("https://api.idialogue.app/v1/connect/salesforce/start?ctx=api&orgid=00D000000000062EAA");

    [Test]
    public void Is_percent_encoded() => Fill("https://example.com/café/{orgid}?q=a%20b&r=\"'", "00D000000000062EAA")
        .Should().Be("https://example.com/caf%C3%A9/00D000000000062EAA?q=a%20b&r=%22'");

    [Test]
    public void May_do_without_an_organization_id()
    {
        ConnectionUrl.TryParse("https://example.com/connect", out var url).Should().BeTrue();

        url!.HasPlaceholder.Should().BeFalse();
        url.ToString().Should().Be("https://example.com/connect");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("example.com/{orgid}")]
    [TestCase("/connect?orgid={orgid}")]
    [TestCase("http://example.com/{orgid}")]
    [TestCase("javascript:alert({orgid})")]
    [TestCase("https://ann:secret@example.com/{orgid}")]
    [TestCase("https://example.com/{orgId}")]
    [TestCase("https://example.com/{orgid}/{user}")]
    [TestCase("https://example.com/{orgid")]
    [TestCase("https://example.com/a b")]
    [TestCase("https://example.com/{orgid}\n::set-output name=x::y")]
    [TestCase("https://example.com/\u001b[2J")]
    public void Refuses_what_is_no_link_to_connect_by(string? template)
    {
        ConnectionUrl.TryParse(template, out var url).Should().BeFalse();
        url.Should().BeNull();
    }

    private static string Fill(string template, string organizationId) =>
        ConnectionUrl.TryParse(template, out var url) && SalesforceId.TryParse(organizationId, out var id)
            ? url.For(id).AbsoluteUri
            : throw new InvalidOperationException(template);
}
