using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Xml;

public sealed class ReadingTests
{
    private const string Namespace = "http://soap.sforce.com/2006/04/metadata";
    private const string Nil = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"";

    [Test]
    public void Takes_a_byte_order_mark()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Document("<label>A</label>"))];

        MetadataXml.Read(bytes, "App.eca").ValueOrThrow().Should().Be(App(label: "A"));
    }

    [Test]
    public void Takes_UTF_16()
    {
        var bytes = Encoding.Unicode.GetPreamble()
            .Concat(Encoding.Unicode.GetBytes(Document("<label>Ä</label>", encoding: "utf-16")))
            .ToArray();

        MetadataXml.Read(bytes, "App.eca").ValueOrThrow().Should().Be(App(label: "Ä"));
    }

    [Test]
    public void Line_ends_of_the_file_do_not_matter() =>
        Read(Document("<description>one\ntwo</description>\n<label>A</label>").ReplaceLineEndings("\r\n"))
            .ValueOrThrow().Should().Be(App(label: "A") with { Description = "one\ntwo" });

    [Test]
    public void A_carriage_return_that_was_escaped_stays() =>
        Read(Document("<description>one&#xD;\ntwo</description>")).ValueOrThrow().Should().Be(App() with { Description = "one\r\ntwo" });

    [Test]
    public void Text_is_not_trimmed() =>
        Read(Document("<label>  A </label>")).ValueOrThrow().Should().Be(App(label: "  A "));

    [Test]
    public void Text_may_be_in_CDATA_and_around_comments() =>
        Read(Document("<label>A<!-- x --><![CDATA[<&>]]></label>")).ValueOrThrow().Should().Be(App(label: "A<&>"));

    [TestCase("true", true)]
    [TestCase(" 1 ", true)]
    [TestCase("0", false)]
    public void Truth_values_are_XML_schemas(string text, bool value) =>
        Read(Document($"<isProtected>{text}</isProtected>")).ValueOrThrow().Should().Be(App() with { IsProtected = value });

    [Test]
    public void The_name_comes_from_the_file()
    {
        FullName("/org/externalClientApps/My_App.eca-meta.xml").Should().Be("My_App");
        FullName("externalClientApps\\My_App.eca").Should().Be("My_App");
        FullName("My.App.eca").Should().Be("My.App");
    }

    [Test]
    public void An_item_of_a_list_that_no_enum_knows_stays_beside_those_that_are_known()
    {
        const string Xml =
            """
            <ExtlClntAppCanvasSettings xmlns="http://soap.sforce.com/2006/04/metadata">
                <canvasLocationOptions>Chatter</canvasLocationOptions>
                <canvasLocationOptions>Hologram</canvasLocationOptions>
                <canvasUrl>https://example.com/canvas</canvasUrl>
                <externalClientApplication>Agent</externalClientApplication>
            </ExtlClntAppCanvasSettings>
            """;
        var settings = MetadataXml.Read<ExtlClntAppCanvasSettings>(Encoding.UTF8.GetBytes(Xml), "Agent.ecaCanvas").ValueOrThrow();

        settings.CanvasLocationOptions.Should().Equal(CanvasLocationOptions.Chatter);
        MetadataXml.Serialize(settings).Should().Contain(">Chatter<").And.Contain(">Hologram<");
    }

    [Test]
    public void A_nil_element_is_absent_and_stays_nil_when_written()
    {
        var record = (ExternalClientApplication)Read(Document($"<label {Nil}/>")).ValueOrThrow();

        record.Label.Should().BeNull();
        MetadataXml.Serialize(record).Should().Contain("<label xsi:nil=\"true\"/>").And.Contain("xmlns:xsi");
    }

    [Test]
    public void Unknown_elements_are_kept_and_told()
    {
        var result = Read(Document("<newThing><part a=\"1\">x</part></newThing>"));

        MetadataXml.Serialize(result.ValueOrThrow()).Should().Contain("<newThing>").And.Contain("<part a=\"1\">x</part>");
        result.Diagnostics.Should().ContainSingle().Which.Should().Match<Diagnostic>(
            diagnostic => diagnostic.Code == "ECA0041" && diagnostic.Severity == DiagnosticSeverity.Warning);
    }

    [Test]
    public void A_misspelt_element_is_told_with_what_was_meant() =>
        Read(Document("<contactEmial>a@b.c</contactEmial>")).Diagnostics.Single().Message.Should().Contain("Did you mean 'contactEmail'?");

    [Test]
    public void An_element_that_the_type_lost_long_ago_is_told_as_such() =>
        MetadataXml.Read(
            Encoding.UTF8.GetBytes(Document(
                "<externalClientApplication>A</externalClientApplication><callbackUrl>x</callbackUrl>",
                root: "ExtlClntAppOauthSettings")),
            "A.ecaOauth")
            .Diagnostics.Single().Message.Should().Contain("only until API version 57.0");

    [Test]
    public void A_value_of_the_wrong_kind_is_kept_and_told()
    {
        var result = Read(Document("<isProtected>perhaps</isProtected>"));

        MetadataXml.Serialize(result.ValueOrThrow()).Should().Contain("<isProtected>perhaps</isProtected>");
        result.Diagnostics.Should()
            .ContainSingle(diagnostic => diagnostic.Code == "ECA0042" && diagnostic.Severity == DiagnosticSeverity.Warning);
    }

    [Test]
    public void A_second_element_where_one_is_allowed_is_an_error()
    {
        var result = Read(Document("<label>A</label>\n<label>B</label>"));

        result.Diagnostics.Should().ContainSingle(diagnostic => diagnostic.Code == "ECA0043").Which.Location!.Value.Line.Should().Be(4);
        ((ExternalClientApplication)result.Value!).Label.Should().Be("A");
    }

    [Test]
    public void A_missing_element_that_every_version_requires_leaves_no_record()
    {
        var result = MetadataXml.Read(
            Encoding.UTF8.GetBytes(Document("<label>A</label>", root: "ExtlClntAppConfigurablePolicies")), "A.ecaPlcy");

        result.Value.Should().BeNull();
        result.Diagnostics.Select(diagnostic => diagnostic.Code).Should().Equal("ECA0031", "ECA0031");
        result.Diagnostics.Select(diagnostic => diagnostic.Message).Should().SatisfyRespectively(
            first => first.Should().Contain("'externalClientApplication'"), second => second.Should().Contain("'isEnabled'"));
    }

    [Test]
    public void A_missing_element_is_called_as_the_file_would_call_it()
    {
        const string Range = "<externalClientApplication>A</externalClientApplication>\n<tokenIpRanges><startIpAddress>192.0.2.1</startIpAddress></tokenIpRanges>";
        var result = MetadataXml.Read(
            Encoding.UTF8.GetBytes(Document(Range, root: "ExtlClntAppOauthSecuritySettings")), "A.ecaOauthSecurity");

        result.Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("requires 'endIpAddress'");
    }

    [Test]
    public void Malformed_XML_is_one_finding_with_line_and_column()
    {
        var result = Read("<ExternalClientApplication xmlns=\"" + Namespace + "\">\n  <label>A</lable>\n</ExternalClientApplication>");

        var finding = result.Diagnostics.Should().ContainSingle().Subject;
        finding.Code.Should().Be("ECA0037");
        finding.Location.Should().Be(new SourceLocation("App.eca", 2, 13));
        finding.Message.Should().NotContain("Line 2", "the place is told once");
    }

    [TestCase("<!DOCTYPE x><ExternalClientApplication/>")]
    [TestCase("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ExternalClientApplication>&e;</ExternalClientApplication>")]
    public void A_document_type_definition_is_refused(string xml) => Read(xml).Diagnostics.Single().Code.Should().Be("ECA0038");

    [Test]
    public void An_undeclared_entity_is_refused() =>
        Read(Document("<label>&who;</label>")).Diagnostics.Single().Code.Should().Be("ECA0037");

    [TestCase("<ApexClass xmlns=\"" + Namespace + "\"/>", "ECA0039")]
    [TestCase("<ExternalClientApplication/>", "ECA0040")]
    [TestCase("<ExternalClientApplication xmlns=\"urn:x\"/>", "ECA0040")]
    [TestCase("", "ECA0037")]
    public void A_file_of_another_kind_is_refused(string xml, string code)
    {
        var result = Read(xml);

        result.Value.Should().BeNull();
        result.Diagnostics.Single().Code.Should().Be(code);
    }

    [Test]
    public void A_file_of_another_type_than_asked_for_is_refused()
    {
        var result = MetadataXml.Read<Package>(Encoding.UTF8.GetBytes(Document("<label>A</label>")), "App.eca");

        result.Value.Should().BeNull();
        result.Diagnostics.Single().Code.Should().Be("ECA0078");
    }

    [Test]
    public void Text_between_elements_is_an_error() =>
        Read(Document("stray <label>A</label>")).Diagnostics.Single().Code.Should().Be("ECA0044");

    [Test]
    public void Endless_nesting_is_refused() =>
        Read(Document(string.Concat(Enumerable.Repeat("<a>", 5000)))).Diagnostics.Single().Code.Should().Be("ECA0009");

    [Test]
    public void No_finding_and_no_text_form_shows_a_secret()
    {
        const string Secret = "s3cr3t-value";
        var result = MetadataXml.Read(Encoding.UTF8.GetBytes(Document(
            $"""
            <applePushConfig>
                <certificate>{Secret}</certificate>
                <environment>Sandbox</environment>
                <password>{Secret}</password>
                <signingKey>{Secret}</signingKey>
                <signingKay>{Secret}</signingKay>
            </applePushConfig>
            <externalClientApplication>App</externalClientApplication>
            <pushServiceType>Apple</pushServiceType>
            """,
            root: "ExtlClntAppPushSettings")), "App.ecaPush");

        result.Value!.ToString().Should().Contain("ApplePushConfig").And.NotContain(Secret);
        string.Join('\n', result.Diagnostics).Should().NotContain(Secret);
    }

    private static Result<MetadataObject> Read(string xml) => MetadataXml.Read(Encoding.UTF8.GetBytes(xml), "App.eca");

    private static string FullName(string path) =>
        ((MetadataComponent)MetadataXml.Read(Encoding.UTF8.GetBytes(Document("<label>A</label>")), path).ValueOrThrow()).FullName;

    private static ExternalClientApplication App(string? label = null) => new() { FullName = "App", Label = label };

    private static string Document(string content, string root = "ExternalClientApplication", string encoding = "UTF-8") =>
        $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n<{root} xmlns=\"{Namespace}\">\n{content}\n</{root}>";
}
