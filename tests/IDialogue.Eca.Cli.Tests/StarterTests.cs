using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using System.Text.RegularExpressions;
using IDialogue.Eca.Cli.Starters;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary><c>eca new</c> and <c>dotnet new</c> make the same files of the same values.</summary>
public sealed partial class StarterTests
{
    [TestCaseSource(nameof(All))]
    public void Its_values_are_those_of_the_template(string name)
    {
        using var template = JsonDocument.Parse(
            File.ReadAllText(Repository.Path("templates", "content", $"eca-{name}", ".template.config", "template.json")));

        Starter.All.Single(starter => starter.Name == name).Values.Select(
            value => (value.Option, value.Description, value.Default, value.Default))
            .Should().Equal(Parameters(template).Where(symbol => !IsChoice(symbol)).Select(symbol => (
                "--" + Capital().Replace(symbol.Name, capital => "-" + capital.Value.ToLowerInvariant()),
                symbol.Value.GetProperty("description").GetString()!,
                symbol.Value.GetProperty("replaces").GetString()!,
                symbol.Value.GetProperty("defaultValue").GetString()!)));
    }

    [TestCaseSource(nameof(All))]
    public void A_text_is_quoted_as_the_template_does(string name)
    {
        using var template = JsonDocument.Parse(
            File.ReadAllText(Repository.Path("templates", "content", $"eca-{name}", ".template.config", "template.json")));
        var forms = template.RootElement.GetProperty("forms");
        var steps = forms.GetProperty("yaml").GetProperty("steps").EnumerateArray().Select(step => forms.GetProperty(step.GetString()!));

        string[] texts =
        [
            "Agent", "My Agent", "A: \"B\" \\ #c", "a:", "a: b", "a:b", "a #b", "a#b", "#a", "- a", "[x]", "{a}", "it's", "'a'",
            "\"a\"", "a ", " a", "1", "Yes", "null", "Ä & Ö", "${X}", "50%", "a|b", "a, b", "@a", "a@b.example", "*", "a\\b", "Bücher",
        ];
        texts.Select(text => steps.Aggregate(text, (value, step) => Regex.Replace(
                value, step.GetProperty("pattern").GetString()!, step.GetProperty("replacement").GetString()!)))
            .Should().Equal(texts.Select(YamlText.Scalar));
        Parameters(template).Where(symbol => symbol.Value.TryGetProperty("forms", out _))
            .Select(symbol => symbol.Value.GetProperty("replaces").GetString())
            .Should().Equal(Starter.All.Single(starter => starter.Name == name).Values
                .Where(value => value.IsFreeText)
                .Select(value => value.Default));
    }

    [TestCaseSource(nameof(All))]
    public void No_token_is_left_in_its_files(string name)
    {
        var starter = Starter.All.Single(known => known.Name == name);
        var files = starter.Files(starter.Values.Select(value => (value, "said")), ["custom"]).ToArray();

        files.Select(file => file.Text)
            .Should().AllSatisfy(text => text.Should().NotContainAny(starter.Values.Select(value => value.Default)));
        string
            .Concat(files.Select(file => file.Text))
            .Split("said")
            .Length.Should()
            .BeGreaterThan(starter.Values.Count, "each value has a place");
    }

    [TestCase(
        "subscriber", "YOUR_APP", "YOUR_NAMESPACE", "YOUR_PERMISSION_SET", "YOUR_PACKAGE_VERSION", "YOUR_CONNECTION_URL",
        "YOUR_USERNAME.YOUR_SANDBOX")]
    [TestCase("mcp-client", "YOUR_EMAIL", "https://YOUR_HOST/callback", "YOUR_PERMISSION_SET", "YOUR_USERNAME.YOUR_SANDBOX")]
    [TestCase("app", "YOUR_EMAIL", "https://YOUR_HOST/callback", "YOUR_PERMISSION_SET", "YOUR_USERNAME.YOUR_SANDBOX")]
    public void Each_value_that_only_the_reader_knows_is_one_finding_at_its_place(string name, params string[] placeholders)
    {
        var text = Default(name);

        PolicyGenerator.Parse(text, "policy.eca.yaml").Diagnostics.Select(finding => finding.ToString()).Should().Equal(
            placeholders.Select(placeholder =>
                $"policy.eca.yaml{PlaceOf(text, placeholder)}: error ECA0017: '{placeholder}' looks like an unreplaced placeholder. "
                + "Replace it with the real value."));
    }

    [TestCaseSource(nameof(All))]
    public void Filled_in_it_has_no_finding(string name)
    {
        var text = Default(name)
            .Replace("YOUR_EMAIL", "agents@example.com", StringComparison.Ordinal)
            .Replace("YOUR_USERNAME.YOUR_SANDBOX", "agent@example.com.uat", StringComparison.Ordinal)
            .Replace("YOUR_PACKAGE_VERSION", "04tPj00000B5Ql7IAF", StringComparison.Ordinal)
            .Replace("YOUR_CONNECTION_URL", "https://agent.example.com/connect", StringComparison.Ordinal)
            .Replace("YOUR_HOST", "agent.example.com", StringComparison.Ordinal)
            .Replace("YOUR_", "Acme_", StringComparison.Ordinal);

        PolicyGenerator.Parse(text, "policy.eca.yaml").Diagnostics.Should().BeEmpty();
    }

    private static string Default(string name)
    {
        var starter = Starter.All.Single(known => known.Name == name);
        return starter.Files(starter.Values.Select(value => (value, value.Default)), ["custom"]).First().Text;
    }

    private static string PlaceOf(string text, string value)
    {
        var before = text[..text.IndexOf(value, StringComparison.Ordinal)].Split('\n');
        return FormattableString.Invariant($"({before.Length},{before[^1].Length + 1})");
    }

    [TestCase("A: \"B\" #c")]
    [TestCase("[x]")]
    [TestCase("Billing & Co")]
    public void A_label_may_be_any_text(string label)
    {
        var session = Session.Empty();

        session.Eca(["new", "app", "--label", label]).ExitCode.Should().Be(0);
        session.Disk.File.ReadAllText("/project/policy.eca.yaml").Should().Contain($"label: {YamlText.Scalar(label)}\n");
    }

    [Test]
    public void A_client_of_MCP_servers_has_the_callback_URLs_of_the_clients_that_are_named()
    {
        using var template = JsonDocument.Parse(
            File.ReadAllText(Repository.Path("templates", "content", "eca-mcp-client", ".template.config", "template.json")));
        var choices = Parameters(template).Single(IsChoice).Value;
        Starter.All.Single(starter => starter.Name == "mcp-client").Clients.Should().Be(new StarterValue(
            "--client",
            string.Join('|', choices.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("choice").GetString())),
            choices.GetProperty("description").GetString()!,
            choices.GetProperty("defaultValue").GetString()!));
        var session = Session.Empty();

        session.Eca(["new", "mcp-client", "--client", "claude", "--client", "postman"]).Output.Should().NotContain("YOUR_HOST");

        session.Disk.File.ReadAllText("/project/policy.eca.yaml").Should()
            .Contain(
                "      callbackUrls:\n        # Claude\n        - https://claude.ai/api/mcp/auth_callback\n"
                + "        # Postman\n        - https://oauth.pstmn.io/v1/callback\n        - https://oauth.pstmn.io/v1/browser-callback\n"
                + "      # A client")
            .And.NotContain("#if").And.NotContain("#endif").And.NotContain("cursor");
        session.Eca(["new", "mcp-client", "--client", "cursor", "salesforce"]).ExitCode.Should().Be(0, "the folder is no client");
        session.Disk.File.Exists("/project/salesforce/policy.eca.yaml").Should().BeTrue();
        session.Mistakes(["new", "mcp-client", "--client", "clade"]).Should().ContainSingle().Which.Should().Contain("'clade'");
    }

    [Test]
    public void A_client_of_MCP_servers_breaks_no_rule_and_its_steps_name_the_activation_of_the_servers()
    {
        var session = Session.Empty();
        session.Disk.AddFile("/project/org/package.xml", new MockFileData("<Package/>"));
        session.Org.Answers.Users = ["agent@example.com.uat"];
        session.Eca(
        [
            "new", "mcp-client", "--client", "claude", "--app", "Agents", "--contact-email", "agents@example.com",
            "--permission-set", "Agent_User", "--api-user", "agent@example.com", "--sandbox", "uat",
        ]).ExitCode.Should().Be(0);

        var checkedFile = session.Eca(["validate"]);
        checkedFile.Errors.Should().BeEmpty();
        checkedFile.ExitCode.Should().Be(0);
        session.Eca(["build", "--phased"]).Output.Should()
            .Contain("Activate the MCP servers for Agents in Setup > MCP Servers, which also shows those that are active.");
        var deployed = session.Eca(["deploy", "--yes", "--phased"]);
        deployed.ExitCode.Should().Be(0, deployed.Errors);
        deployed.Output.Should().Contain("Can use Agents: agent@example.com.uat (Permission set Agent_User).");
    }

    private static bool IsChoice(JsonProperty symbol) => symbol.Value.GetProperty("datatype").GetString() == "choice";

    private static IEnumerable<JsonProperty> Parameters(JsonDocument template) =>
        template.RootElement.GetProperty("symbols").EnumerateObject()
            .Where(symbol => symbol.Value.GetProperty("type").GetString() == "parameter");

    private static IEnumerable<string> All() => Starter.All.Select(starter => starter.Name);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
