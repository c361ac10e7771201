using System.Xml.Linq;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>The org of the tests is as strict as a real one, or what it takes proves nothing.</summary>
public sealed class OrgRecordsTests
{
    private static readonly MetadataType Policies = ExtlClntAppOauthConfigurablePolicies.MetadataType;

    private OrgRecords org = null!;

    [SetUp]
    public void MakeApp()
    {
        org = new OrgRecords();
        org.Add("Agent", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        org.Add("Agent_oauthPlcy", Xml("<startUrl>https://example.com</startUrl>"));
    }

    [Test]
    public void A_deploy_replaces_a_record_as_a_whole()
    {
        Deploy("Agent_oauthPlcy", "<label>New</label>").Should().BeNull();

        Content("Agent_oauthPlcy").Should().Be(XElement.Parse(Xml("<label>New</label>")).ToString());
    }

    [Test]
    public void A_check_changes_nothing()
    {
        Deploy("Agent_oauthPlcy", "<label>New</label>", checkOnly: true).Should().BeNull();

        Content("Agent_oauthPlcy").Should().Be(XElement.Parse(Xml("<startUrl>https://example.com</startUrl>")).ToString());
    }

    [TestCase("Other_oauthPlcy", "", "duplicate value found: ExternalClientApplicationId duplicates value on record with id: Agent_oauthPlcy")]
    [TestCase("acme__Agent_oauthPlcy", "", "Cannot create a new component with the namespace: acme*")]
    [TestCase(
        "Agent_oauthPlcy",
        "<isNamedUserJwtEnabled>true</isNamedUserJwtEnabled>",
        "Element {*}isNamedUserJwtEnabled invalid at this location*")]
    [TestCase("Agent_oauthPlcy", "<permittedUsersPolicyType>AdminApproved</permittedUsersPolicyType>", "'AdminApproved' is not a valid value*")]
    [TestCase("Agent_oauthPlcy", "<customAttributes><key>k</key></customAttributes>", "Required field is missing: formula")]
    public void A_deploy_is_refused_that_a_real_org_refuses(string fullName, string element, string problem)
    {
        Deploy(fullName, element).Should().Match(problem);

        org.All.Should().HaveCount(2);
        Content("Agent_oauthPlcy").Should().Be(XElement.Parse(Xml("<startUrl>https://example.com</startUrl>")).ToString());
    }

    [Test]
    public void A_record_of_no_app_is_refused()
    {
        var record = new OrgRecord(Policies, "Bot_oauthPlcy", XElement.Parse(Xml("").Replace("Agent", "Bot", StringComparison.Ordinal)));

        org.Deploy(MetadataZip.Write("", new ApiVersion(66), [record]), checkOnly: false).Single().Problem
            .Should().Be("In field: externalClientApplication - no ExternalClientApplication named Bot found");
    }

    [Test]
    public void A_retrieve_leaves_out_what_the_version_does_not_know()
    {
        Deploy("Agent_oauthPlcy", "<commaSeparatedProfile>System Administrator</commaSeparatedProfile>").Should().BeNull();

        Retrieve(61).Content.ToString().Should().NotContain("commaSeparatedProfile");
        Retrieve(62).Content.ToString().Should().Contain("commaSeparatedProfile");

        OrgRecord Retrieve(int version) => org.Retrieve([(Policies.Name, "*")], new ApiVersion(version)).Single();
    }

    private string? Deploy(string fullName, string element, bool checkOnly = false) =>
        org.Deploy(
            MetadataZip.Write("", new ApiVersion(66), [new OrgRecord(Policies, fullName, XElement.Parse(Xml(element)))]),
            checkOnly).Single().Problem;

    private string Content(string fullName) => org.Find(Policies, fullName)!.Content.ToString();

    private static string Xml(string element) =>
        $"<{Policies.Name} xmlns='http://soap.sforce.com/2006/04/metadata'><externalClientApplication>Agent</externalClientApplication>{element}</{Policies.Name}>";
}
