using Microsoft.Build.Framework;

namespace IDialogue.Eca.MSBuild.Tests;

/// <summary>Properties of the project, right and wrong.</summary>
public sealed partial class EcaGeneratePackageTests
{
    [Test]
    public void Without_a_policy_file_the_project_is_told()
    {
        var task = Task(Agent);
        task.PolicyFiles = [];

        task.Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle(error => error.Code == "ECA0052" && error.File == Path.Combine(folder, "my.csproj"));
    }

    [TestCase("source", "out/force-app/main/default/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml")]
    [TestCase("ZIP", "out/package.zip")]
    [TestCase("", "out/metadata/package.xml")]
    public void Takes_a_format_in_any_case(string format, string path)
    {
        var task = Task(Agent);
        task.Format = format;

        task.Execute().Should().BeTrue();

        File.Exists(Path.Combine([folder, .. path.Split('/')])).Should().BeTrue();
    }

    [TestCase("mdapi")]
    [TestCase("7")]
    [TestCase("Metadata,Zip")]
    public void An_unknown_format_is_an_error(string format)
    {
        var task = Task(Agent);
        task.Format = format;

        task.Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle(error => error.Code == "ECA0053");
    }

    [TestCase("58.0")]
    [TestCase("latest")]
    public void A_bad_API_version_is_an_error(string version)
    {
        var task = Task(Agent);
        task.ApiVersion = version;

        task.Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle(error => error.Code == "ECA0019");
    }

    [Test]
    public void A_bad_property_is_named_at_its_line_of_the_project()
    {
        var task = Task(Agent);
        File.WriteAllText(
            task.ProjectFile,
            "<Project>\n  <PropertyGroup>\n    <EcaFormatted />\n    <EcaFormat>mdapi</EcaFormat>\n    <EcaApiVersion>58.0</EcaApiVersion>\n"
            + "    <EcaPackageDirectory>../out</EcaPackageDirectory>\n  </PropertyGroup>\n</Project>\n");
        (task.Format, task.ApiVersion) = ("mdapi", "58.0");
        task.Execute().Should().BeFalse();
        var other = Task(Agent);
        (other.Format, other.PackageDirectory) = ("Source", "../out");
        other.Execute().Should().BeFalse();

        engine.Errors.Select(error => (error.Code, error.File, error.LineNumber, error.ColumnNumber)).Should().Equal(
            ("ECA0053", task.ProjectFile, 4, 5), ("ECA0019", task.ProjectFile, 5, 5), ("ECA0172", task.ProjectFile, 6, 5));
        engine.Errors[0].Message.Should().StartWith("EcaFormat: 'mdapi' is not an output format.");
        Directory.Exists(Path.Combine(folder, "out")).Should().BeFalse();
    }

    [TestCase("production;PRODUCTION", "ECA0202", "'production' and 'PRODUCTION' differ only in letter case")]
    [TestCase("sandbox;CON", "ECA0182", "'CON' is not a valid name for an environment")]
    [TestCase("lpt1.eu", "ECA0182", "no name of a Windows device")]
    public void Environments_whose_folders_do_not_exist_on_every_system_are_an_error(string environments, string code, string message)
    {
        var task = Task(Agent);
        task.Environments = [environments];

        task.Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle(error => error.Code == code).Which.Message.Should()
            .StartWith("EcaEnvironments: ").And.Contain(message);
        Directory.Exists(Path.Combine(folder, "out")).Should().BeFalse();
    }

    [TestCase("NEXT-STEPS.md", "ECA0203", "must not begin with 'NEXT-STEPS.md'")]
    [TestCase(".ECA-manifest/main", "ECA0203", "must not begin with '.eca-manifest'")]
    [TestCase(".eca-retrieved", "ECA0203", "must not begin with '.eca-retrieved'")]
    [TestCase(".", "ECA0172", "without parts '.' and '..'")]
    [TestCase("a/../b", "ECA0172", "without parts '.' and '..'")]
    public void A_package_directory_in_the_way_of_the_tool_s_own_files_is_an_error(string directory, string code, string message)
    {
        var task = Task(Agent);
        (task.Format, task.PackageDirectory) = ("Source", directory);

        task.Execute().Should().BeFalse();

        var error = engine.Errors.Should().ContainSingle().Subject;
        (error.Code, error.File).Should().Be((code, task.ProjectFile));
        error.Message.Should().StartWith("EcaPackageDirectory: ").And.Contain(message).And.NotContain("would not be below");
        Directory.Exists(Path.Combine(folder, "out")).Should().BeFalse();
    }

    [Test]
    public void An_existing_manifest_lists_the_components_too_and_an_edit_of_it_is_noticed()
    {
        var manifest = Path.Combine(folder, "out", "manifest", "package.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
        File.WriteAllText(manifest, ManifestOf("68.0"));
        var task = Task(Agent);
        (task.Format, task.Manifest) = ("Source", manifest);

        task.Execute().Should().BeTrue();

        var merged = File.ReadAllText(manifest);
        merged.Should().Contain("<members>Invoice</members>").And.Contain("<name>ExtlClntAppOauthConfigurablePolicies</name>");
        File.WriteAllText(manifest, merged.Replace("Invoice", "Order", StringComparison.Ordinal));
        task.Execute().Should().BeTrue();
        File.ReadAllText(manifest).Should().Contain("<members>Order</members>").And.Contain("ExtlClntAppOauthConfigurablePolicies");
    }

    [Test]
    public void A_manifest_of_another_version_stops_the_build()
    {
        var manifest = Path.Combine(folder, "out", "package.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
        File.WriteAllText(manifest, ManifestOf("60.0"));
        var task = Task(Agent);
        (task.Format, task.Manifest) = ("Source", manifest);

        task.Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle().Which.Should().Match<BuildErrorEventArgs>(
            error => error.Code == "ECA0254" && error.File == manifest && error.LineNumber == 3);
        File.ReadAllText(manifest).Should().Be(ManifestOf("60.0"));
    }

    private static string ManifestOf(string version) =>
        "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"
        + "    <types><members>Invoice</members><name>ApexClass</name></types>\n"
        + $"    <version>{version}</version>\n</Package>\n";
}
