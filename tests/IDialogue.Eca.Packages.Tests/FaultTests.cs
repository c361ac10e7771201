using System.Diagnostics;
using System.Text;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>What can go wrong around a build: a coded error or a right result, and never half a file.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class FaultTests
{
    private const string Out = "bin/eca/metadata";

    [TestCase("EcaPhased", "maybe")]
    [TestCase("EcaEnabled", "tru")]
    [TestCase("EcaPack", "ture")]
    public void A_switch_that_is_neither_true_nor_false_is_an_error_that_names_it(string property, string value)
    {
        var consumer = new Consumer();
        consumer.Write("policy.eca.yaml", Apps(1, "First"));

        consumer.Dotnet("build", $"-p:{property}={value}").Errors.Should().ContainSingle().Which.Should()
            .StartWith($"{consumer.At(Consumer.Project)} : error ECA0204: {property}: '{value}' is not a valid value. Use true or false.");
        consumer.Files("bin").Should().BeEmpty();
    }

    [Test]
    public void A_build_that_is_killed_leaves_whole_files_and_the_next_one_finishes()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Apps(2000, "First"));
        consumer.Build();
        consumer.Write("policy.eca.yaml", Apps(2000, "Second"));

        using (var build = Start(consumer))
        {
            // The first file that is staged or moved shows that the task is in the middle of its work.
            var started = DateTime.UtcNow;
            while (!build.HasExited && Directory.GetLastWriteTimeUtc(consumer.At($"{Out}/extlClntAppOauthPolicies")) < started)
            {
                Thread.Sleep(1);
            }

            build.Kill(entireProcessTree: true);
            build.WaitForExit();
        }

        var files = consumer.Files(Out).Where(file => !Path.GetFileName(file).StartsWith('.')).ToArray();
        files.Should().HaveCount(2001);
        files.Should().AllSatisfy(
            file => consumer.Read($"{Out}/{file}").TrimEnd().Should().EndWith(file == "package.xml" ? "</Package>" : "Policies>"));

        consumer.Build();
        consumer.Files(Out).Should().HaveCount(2001, "what was left behind is gone too");
        consumer.Files(Out)
            .Where(file => file.EndsWith(".ecaOauthPlcy", StringComparison.Ordinal))
            .Should().AllSatisfy(file => consumer.Read($"{Out}/{file}").Should().Contain("Second"));
    }

    [Test]
    public void A_full_disk_is_an_error_and_changes_nothing()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        using var disk = new SmallDisk(consumer.At("bin/eca"), "size=24k");
        consumer.Write("policy.eca.yaml", Apps(1, "First"));
        consumer.Build();
        var before = consumer.Snapshot("bin/eca");

        consumer.Write("policy.eca.yaml", Apps(20, "Second"));
        consumer.Dotnet("build").Errors.Should().ContainSingle().Which.Should().Contain("error ECA0047:").And.Contain("No space left");

        consumer.Snapshot("bin/eca").Should().Equal(before);
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_an_error()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        using var disk = new SmallDisk(consumer.At("bin/eca"), "ro");
        consumer.Write("policy.eca.yaml", Apps(1, "First"));

        consumer.Dotnet("build").Errors.Should().ContainSingle().Which.Should().Contain("error ECA0047:").And.Contain("Read-only");
    }

    [Test]
    public void What_stands_in_the_way_of_a_file_is_an_error()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Apps(1, "First"));
        consumer.Write($"{Out}/package.xml/mine.txt", "");

        consumer.Dotnet("build")
            .Errors.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"{consumer.At($"{Out}/package.xml")} : error ECA0047:");

        consumer.Files(Out).Should().Equal("package.xml/mine.txt");
    }

    [Test]
    public void A_locked_output_is_an_error_and_is_written_when_it_is_free()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Apps(1, "First"));
        consumer.Build();
        consumer.Write("policy.eca.yaml", Apps(1, "Second"));

        using (File.Open(
            consumer.At($"{Out}/extlClntAppOauthPolicies/App0_oauth_defaultPolicy.ecaOauthPlcy"),
            FileMode.Open,
            FileAccess.Read,
            FileShare.None))
        {
            consumer.Dotnet("build")
                .Errors.Should()
                .ContainSingle()
                .Which.Should()
                .Contain("App0_oauth_defaultPolicy.ecaOauthPlcy")
                .And.Contain("error ECA0001:");
        }

        consumer.Build();
        consumer.Read($"{Out}/extlClntAppOauthPolicies/App0_oauth_defaultPolicy.ecaOauthPlcy").Should().Contain("Second");
    }

    [Test]
    public void An_input_that_cannot_be_read_is_an_error_at_its_place()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Apps(1, "First"));
        consumer.Build();
        var before = consumer.Snapshot("bin/eca");

        using (File.Open(consumer.At("policy.eca.yaml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            File.SetLastWriteTimeUtc(consumer.At("policy.eca.yaml"), DateTime.UtcNow);
            consumer.Dotnet("build")
                .Errors.Should()
                .ContainSingle()
                .Which.Should()
                .StartWith($"{consumer.At("policy.eca.yaml")} : error ECA0001:");
        }

        File.Delete(consumer.At("policy.eca.yaml"));
        File.CreateSymbolicLink(consumer.At("policy.eca.yaml"), consumer.At("nowhere"));
        consumer.Dotnet("build")
            .Errors.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"{consumer.At("policy.eca.yaml")} : error ECA0001:");
        consumer.Snapshot("bin/eca").Should().Equal(before);
    }

    [TestCase("It's a \u00FCber (test) \u6F22 & more")]
    [TestCase("\"quoted\" #1 100% [x] @home")]
    [TestCase(null)]
    public void A_path_of_any_letters_and_any_length_works(string? name)
    {
        var consumer = new Consumer(
            name: name ?? string.Join('/', Enumerable.Repeat(new string('l', 60), 4)),
            properties: "<EcaPublish>true</EcaPublish><EcaRetrieved>had</EcaRetrieved>")
        { RestoresItself = true };
        consumer.Write("policy.eca.yaml", Apps(1, "First"));
        consumer.Write("policy.production.eca.yaml", "apps: {}");
        consumer.Write(
            "had/extlClntAppOauthPolicies/App0_oauth_defaultPolicy.ecaOauthPlcy", "<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\"><externalClientApplication>acme__App0</externalClientApplication></ExtlClntAppOauthConfigurablePolicies>");

        var build = consumer.Build("-p:EcaEnvironment=production");

        consumer.Files("bin/eca/production/metadata")
            .Should().Equal("extlClntAppOauthPolicies/App0_oauth_defaultPolicy.ecaOauthPlcy", "package.xml");
        build.Lines.Should().Contain("sf project deploy start --metadata-dir bin/eca/production/metadata");
        consumer.Build("-p:EcaEnvironment=production", "-v:d").IsUpToDate.Should().BeTrue();
        consumer.Succeed("publish", "-p:EcaEnvironment=production", "--no-restore", "--configuration", "Debug", "-p:PublishDir=published/");
        consumer.Files("published/eca").Should().Equal(
            "policies/policy.eca.yaml",
            "policies/policy.production.eca.yaml",
            "production/metadata/extlClntAppOauthPolicies/App0_oauth_defaultPolicy.ecaOauthPlcy",
            "production/metadata/package.xml");
    }

    [Test]
    public void Language_and_time_zone_of_the_machine_change_nothing()
    {
        var consumer = new Consumer(properties: "<EcaFormat>zip</EcaFormat>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Apps(1, "First").Replace(
            "permissionSets", "ipRelaxation: ENFORCE IP RESTRICTIONS\n      permissionSets", StringComparison.Ordinal));
        consumer.Build();
        var before = File.ReadAllBytes(consumer.At("bin/eca/package.zip"));
        consumer.Succeed("clean");

        var turkish = Dotnet.Run(
            consumer.Folder,
            ["build", "--no-restore"],
            ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Asia/Tokyo"), ("DOTNET_CLI_UI_LANGUAGE", "tr"));

        turkish.ExitCode.Should().Be(0, turkish.Output);
        turkish.Output.Should().Contain("Hata", "MSBuild speaks Turkish");
        File.ReadAllBytes(consumer.At("bin/eca/package.zip")).Should().Equal(before);
    }

    [Test]
    public void Two_builds_at_once_on_one_output_folder_end_with_the_package_of_one_of_them()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Apps(300, "${SAID:-First}"));
        consumer.Build();
        CopyFolder(consumer.At("obj"), consumer.At("obj2"));

        for (var round = 0; round < 2; round++)
        {
            var builds = new[] { "A", "B" }.Select(said => Task.Run(() => Dotnet.Run(
                consumer.Folder,
                ["build", "--no-restore", "-t:EcaGenerate", $"-p:BaseIntermediateOutputPath=obj{(said == "A" ? "" : "2")}/"],
                ("SAID", $"{said}{round}")))).ToArray();
            Task.WaitAll(builds);

            builds.Should().AllSatisfy(build => build.Result.ExitCode.Should().Be(0, build.Result.Output));
            var said = Directory.EnumerateFiles(consumer.At(Out), "*.ecaOauthPlcy", SearchOption.AllDirectories)
                .Select(file => File.ReadAllText(file).Split("commaSeparatedPermissionSet>")[1]).Distinct();
            said.Should().ContainSingle("the packages of two builds are not mixed");
            consumer.Files(Out).Should().HaveCount(301);
        }
    }

    private static Process Start(Consumer consumer)
    {
        var start = Dotnet.StartInfo(consumer.Folder, ["build", "--no-restore", "-t:EcaGenerate"]);
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        return Process.Start(start)!;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Apps(int count, string permissionSet)
    {
        var text = new StringBuilder("apps:\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(FormattableString.Invariant(
                $"  App{i}:\n    namespace: acme\n    oauthPolicies:\n      permissionSets: [\"{permissionSet}\"]\n"));
        }

        return text.ToString();
    }
}
