using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>What rules say of files that orgs gave out and projects keep.</summary>
public sealed class RetrievedTreeTests
{
    [Test]
    public void A_record_that_stands_in_two_files_is_told_once() => Codes(
        ("one/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy", "ExtlClntAppOauthConfigurablePolicies", ""),
        ("two/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy", "ExtlClntAppOauthConfigurablePolicies", ""))
        .Should().Equal("ECA0059");

    [Test]
    public void Custom_minutes_of_JWT_access_tokens_may_be_absent() => Codes(
        ("extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy", "ExtlClntAppOauthConfigurablePolicies", "<namedUserJwtSessionTimeoutType>Custom</namedUserJwtSessionTimeoutType>"))
        .Should().BeEmpty();

    [Test]
    public void A_callback_URL_may_be_out_of_band() => Codes(Urls("https://example.com/callback\noob")).Should().BeEmpty();

    [Test]
    public void A_finding_about_one_of_several_callback_URLs_is_at_its_line() =>
        Findings(Urls("https://example.com/callback\r\nlocalhost/callback"))
            .Should().ContainSingle()
            .Which.Should()
            .Match<Diagnostic>(
            finding => finding.Location!.Value.Line == 4 && finding.Location.Value.Column == 1
                && finding.Code == "ECA0084");

    [Test]
    public void Callback_URLs_whose_line_breaks_are_characters_of_XML_have_the_place_of_their_element() =>
        Findings(Urls("https://example.com/callback&#10;localhost/callback")).Should().ContainSingle()
            .Which.Location!.Value.Line.Should().Be(3);

    private static (string Path, string Type, string Fields) Urls(string urls) =>
        ("extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", "ExtlClntAppGlobalOauthSettings", $"<callbackUrl>{urls}</callbackUrl>");

    private static IEnumerable<string> Codes(params (string Path, string Type, string Fields)[] files) =>
        Findings(files).Select(finding => finding.Code);

    private static IEnumerable<Diagnostic> Findings(params (string Path, string Type, string Fields)[] files)
    {
        var disk = new MockFileSystem();
        foreach (var (path, type, fields) in files)
        {
            disk.AddFile($"/tree/{path}", new MockFileData(
                $"<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n<externalClientApplication>Agent</externalClientApplication>\n{fields}</{type}>\n"));
        }

        var tree = MetadataTree.Read(disk, disk.Path.GetFullPath("/tree"));
        return tree.Diagnostics.Concat(RuleCheck.Check(tree.Value!, new RuleSettings(), today: null).Diagnostics);
    }
}
