using System.IO.Compression;
using System.Text.Json;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>The templates of <c>dotnet new</c>, installed from their package into a home of their own.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class TemplateTests
{
    private static readonly string[] Given =
    [
        "--app", "Agent", "--namespace", "acme", "--permission-set", "Agent_User", "--api-user", "agent@acme.example",
        "--sandbox", "uat", "--package-version", "04t000000000001AAA", "--connection-url", "https://acme.example/connect",
    ];

    private static readonly string Hive = Path.Combine(Packages.Root, "templates");

    [OneTimeSetUp]
    public static void Install()
    {
        var pack = Dotnet.Run(Repository.Root, ["pack", Repository.Path("templates"), "--output", Packages.Feed]);
        pack.ExitCode.Should().Be(0, pack.Output);
        var install = New(Packages.Root, "install", Packages.PathOf("IDialogue.Eca.Templates"));
        install.ExitCode.Should().Be(0, install.Output);
    }

    [Test]
    public void The_package_holds_what_a_project_is_made_of_and_no_assembly()
    {
        using var package = ZipFile.OpenRead(Packages.PathOf("IDialogue.Eca.Templates"));

        package.Entries.Select(entry => entry.FullName).Should()
            .Contain(
            [
                "README.md",
                "content/eca-app/policy.eca.yaml",
                "content/eca-app/.gitignore",
                "content/eca-subscriber/.template.config/template.json",
            ])
            .And.NotContain(file => file.EndsWith(".dll", StringComparison.Ordinal) || file.Contains("/obj/", StringComparison.Ordinal));
    }

    [Test]
    public void The_policies_of_an_installed_app_are_a_project_that_builds_with_the_names_that_were_said()
    {
        var project = Create("eca-subscriber", [.. Given]);

        project.Build("-p:EcaEnvironment=production").Lines.Should()
            .Contain("After the deploy, only users with permission set Agent_User can use acme__Agent.")
            .And.Contain("sf org assign permset --name Agent_User --on-behalf-of agent@acme.example")
            .And.Contain("sf package install --package 04t000000000001AAA --wait 10")
            .And.Contain("https://acme.example/connect");
        project.Read("bin/eca/production/metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy").Should()
            .Contain("<externalClientApplication>acme__Agent</externalClientApplication>")
            .And.Contain("<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>");
    }

    [Test]
    public void An_own_app_is_a_project_that_builds_in_the_steps_in_which_an_org_takes_it()
    {
        var project = Create(
            "eca-app", "--app", "Billing", "--label", "Billing: \"Co\" #1 & \\", "--contact-email", "billing@acme.example",
            "--permission-set", "Billing_User", "--api-user", "billing@acme.example",
            "--callback-url", "https://billing.acme.example/callback");

        project.Build("-p:EcaEnvironment=production").Lines.Should().Contain("0 Warning(s)");
        project.Files("bin/eca/production/metadata").Should().Contain(
        [
            "1-app/externalClientApps/Billing.eca",
            "2-settings/extlClntAppOauthSettings/Billing_oauth.ecaOauth",
            "3-policies/package.xml",
        ]);
        project.Read("bin/eca/production/metadata/1-app/externalClientApps/Billing.eca").Should()
            .Contain("<label>Billing: &quot;Co&quot; #1 &amp; \\</label>");
    }

    [Test]
    public void A_client_of_MCP_servers_is_a_project_with_the_callback_URLs_of_the_clients_that_were_named()
    {
        var project = Create(
            "eca-mcp-client", "--client", "claude", "--client", "cursor", "--contact-email", "agents@acme.example",
            "--permission-set", "Agent_User", "--api-user", "agent@acme.example", "--sandbox", "uat");

        project.Build("-p:EcaEnvironment=production").Lines.Should().Contain("0 Warning(s)");
        project.Read("bin/eca/production/metadata/2-settings/extlClntAppGlobalOauthSets/My_MCP_Client_glbloauth.ecaGlblOauth").Should()
            .Contain("https://claude.ai/api/mcp/auth_callback")
            .And.Contain("cursor://anysphere.cursor-mcp/oauth/callback")
            .And.NotContain("pstmn").And.NotContain("YOUR_HOST");
        project.Read("bin/eca/production/NEXT-STEPS.md").Should().Contain("Setup > MCP Servers");
    }

    [TestCase(
        "eca-subscriber", "YOUR_APP", "YOUR_NAMESPACE", "YOUR_PERMISSION_SET", "YOUR_PACKAGE_VERSION", "YOUR_CONNECTION_URL",
        "YOUR_USERNAME.YOUR_SANDBOX")]
    [TestCase("eca-app", "YOUR_EMAIL", "https://YOUR_HOST/callback", "YOUR_PERMISSION_SET", "YOUR_USERNAME.YOUR_SANDBOX")]
    public void Without_a_word_the_build_fails_at_each_value_to_fill_in_and_then_succeeds(string template, params string[] placeholders)
    {
        var project = Create(template);

        var build = project.Dotnet("build");

        build.ExitCode.Should().NotBe(0);
        build.Output.Should().Contain($"{placeholders.Length} Error(s)");
        foreach (var placeholder in placeholders)
        {
            build.Output.Should().Contain($"error ECA0017: '{placeholder}' looks like an unreplaced placeholder.");
        }

        foreach (var file in new[] { "policy.eca.yaml", "policy.production.eca.yaml" })
        {
            project.Write(file, FilledIn(project.Read(file)));
        }

        project.Build().Lines.Should().Contain("0 Warning(s)");
        project.Build("-p:EcaEnvironment=production").Lines.Should().Contain("0 Warning(s)");
        project.Read("README.md").Should().StartWith("# Policies");
        project.Read(".gitignore").Should().Contain("retrieved/").And.Contain("*.key");
    }

    [Test]
    public void A_mistake_in_the_policy_file_is_told_at_its_place()
    {
        var project = Create("eca-subscriber");
        project.Write(
            "policy.eca.yaml",
            FilledIn(project.Read("policy.eca.yaml")).Replace("permittedUsers:", "permitedUsers:", StringComparison.Ordinal));

        var build = project.Dotnet("build");

        build.ExitCode.Should().NotBe(0);
        build.Output.Should().Contain("error ECA0011").And.Contain("Did you mean 'permittedUsers'?");
    }

    [Test]
    public void They_name_the_version_that_this_repository_makes() =>
        Directory.EnumerateFiles(Repository.Path("templates", "content"), "*.csproj", SearchOption.AllDirectories)
            .Should().HaveCount(3).And.AllSatisfy(project => File.ReadAllText(project).Should().Contain($"Sdk/{Packages.Version}\""));

    [Test]
    public void Their_policy_files_name_the_schema_of_the_version_that_this_repository_makes() =>
        Directory.EnumerateFiles(Repository.Path("templates", "content"), "*.eca.yaml", SearchOption.AllDirectories)
            .Should().HaveCount(7).And.AllSatisfy(policy => File.ReadAllText(policy).Should().StartWith(
                "# yaml-language-server: $schema=https://raw.githubusercontent.com/idialogue/IDialogue.Eca/"
                + $"v{Packages.Version}/docs/policy.schema.json\n"));

    [TestCase("eca-app")]
    [TestCase("eca-mcp-client")]
    [TestCase("eca-subscriber")]
    public void An_IDE_shows_every_option_and_opens_the_policy_file_and_a_terminal_shows_what_to_do(string template)
    {
        using var ide = Config(template, "ide.host.json");
        using var config = Config(template, "template.json");
        ide.RootElement.GetProperty("symbolInfo").EnumerateArray()
            .Where(symbol => symbol.GetProperty("isVisible").GetBoolean())
            .Select(symbol => symbol.GetProperty("id").GetString())
            .Should().Equal(Options(config).Select(symbol => symbol.Name));

        var consumer = Consumer.Empty("Policies");
        var output = New(consumer.Folder, template, "--name", "Policies", "--output", consumer.Folder).Output;
        output.Should().Contain("Run 'dotnet build'. It reports each YOUR_… value that is left");
        output.Should().NotContain("editor");
    }

    [Test]
    public void Where_every_value_was_given_the_next_step_names_no_placeholder()
    {
        var folder = Consumer.Empty("Policies").Folder;

        var create = New(folder, ["eca-subscriber", "--name", "Policies", "--output", folder, .. Given]);

        create.Output.Should().Contain("Run 'dotnet build'. It writes the package").And.NotContain("YOUR_");
        New(folder, ["eca-subscriber", "--name", "Policies", "--output", folder, "--force", .. Given[..^4], "--sandbox", "YOUR_SANDBOX"])
            .Output.Should().Contain("YOUR_");
    }

    [Test]
    public void A_project_takes_one_more_policy_file()
    {
        var project = Create("eca-subscriber", [.. Given]);

        var add = New(project.Folder, "eca-policy", "--name", "bot", "--app", "Bot", "--namespace", "acme", "--permission-set", "Bot_User");

        add.ExitCode.Should().Be(0, add.Output);
        project.Has("bot.eca.yaml").Should().BeTrue();
        project.Build().Lines.Should().Contain("0 Warning(s)");
        project.Files("bin/eca/metadata/extlClntAppOauthPolicies").Should()
            .Equal("Agent_oauth_defaultPolicy.ecaOauthPlcy", "Bot_oauth_defaultPolicy.ecaOauthPlcy");
    }

    [Test]
    public void A_project_builds_where_versions_are_managed_centrally_and_makes_no_assembly()
    {
        var project = Create("eca-subscriber", [.. Given]);
        project.Write(
            "Directory.Packages.props",
            "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");

        project.Build("-p:EcaEnvironment=production").Lines.Should().Contain("0 Warning(s)");
        project.Files("bin").Should().NotBeEmpty().And.AllSatisfy(file => file.Should().StartWith("eca/"));
        project.Files("obj").Should().NotContain(file => file.EndsWith(".dll", StringComparison.Ordinal));
        project.Succeed("clean");
        project.Files("bin").Should().BeEmpty();
    }

    [Test]
    public void Each_option_of_a_template_has_a_description() =>
        new[] { "eca-app", "eca-mcp-client", "eca-subscriber", "eca-policy" }.Should().AllSatisfy(name =>
        {
            using var template = Config(name, "template.json");
            Options(template).Should().NotBeEmpty()
                .And.AllSatisfy(symbol => symbol.Value.GetProperty("description").GetString().Should().EndWith("."));
        });

    private static JsonDocument Config(string template, string file) =>
        JsonDocument.Parse(File.ReadAllText(Repository.Path("templates", "content", template, ".template.config", file)));

    private static IEnumerable<JsonProperty> Options(JsonDocument template) =>
        template.RootElement.GetProperty("symbols").EnumerateObject()
            .Where(symbol => symbol.Value.GetProperty("type").GetString() == "parameter");

    private static string FilledIn(string policy) => policy
        .Replace("YOUR_EMAIL", "agents@example.com", StringComparison.Ordinal)
        .Replace("YOUR_USERNAME", "agent@example.com", StringComparison.Ordinal)
        .Replace("YOUR_SANDBOX", "uat", StringComparison.Ordinal)
        .Replace("YOUR_PACKAGE_VERSION", "04t000000000001AAA", StringComparison.Ordinal)
        .Replace("YOUR_CONNECTION_URL", "https://acme.example/connect", StringComparison.Ordinal)
        .Replace("YOUR_HOST", "agent.example.com", StringComparison.Ordinal)
        .Replace("YOUR_", "Acme_", StringComparison.Ordinal);

    private static Consumer Create(string template, params string[] options)
    {
        var consumer = Consumer.Empty("Policies");
        var create = New(consumer.Folder, [template, "--name", "Policies", "--output", consumer.Folder, .. options]);
        create.ExitCode.Should().Be(0, create.Output);
        return consumer;
    }

    private static DotnetResult New(string folder, params string[] arguments) =>
        Dotnet.Run(folder, ["new", .. arguments, "--debug:custom-hive", Hive]);
}
