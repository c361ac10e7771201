using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Tests.SalesforceCli;

/// <summary>Commands of Salesforce CLI as lines.</summary>
public sealed class SfCommandTests
{
    [Test]
    public void Retrieves_types_into_a_folder() =>
        SfCommand.Retrieve(["ExternalClientApplication", "ExtlClntAppOauthSettings"], "out", ApiVersion.Oldest, "prod")
            .ToString()
            .Should().Be(
            "sf project retrieve start --metadata ExternalClientApplication --metadata ExtlClntAppOauthSettings --api-version "
            + $"{ApiVersion.Oldest} --target-metadata-dir out --unzip --target-org prod");

    [Test]
    public void Validates_a_folder_before_it_deploys_it() =>
        SfCommand.DeployMetadata("out", isDryRun: true, "prod")
            .ToString()
            .Should().Be("sf project deploy start --metadata-dir out --dry-run --target-org prod");

    [Test]
    public void Takes_the_first_shell_that_can_write_it()
    {
        SfCommand.DeploySource("a b").ToLine([Shell.Any, Shell.Bash]).Should().Be("sf project deploy start --source-dir \"a b\"");
        SfCommand.DeploySource("a$b").ToLine([Shell.Any, Shell.Bash]).Should().Be("sf project deploy start --source-dir 'a$b'");
        SfCommand.DeploySource(@"a\b c")
            .ToLine([Shell.Any, Shell.Windows, Shell.PowerShell])
            .Should().Be(@"sf project deploy start --source-dir ""a\b c""");
        SfCommand.DeploySource("a$b")
            .ToLine([Shell.Any, Shell.Windows, Shell.PowerShell])
            .Should().Be("sf project deploy start --source-dir 'a$b'");
    }

    [Test]
    public void A_path_is_never_read_as_an_option() =>
        SfCommand.DeployZip("--json").ToLine(Shell.Bash).Should().Be("sf project deploy start --metadata-dir ./--json --single-package");

    [Test]
    public void A_name_that_would_be_read_as_an_option_makes_no_line() =>
        SfCommand.AssignPermissionSets(["A"], ["--json"], targetOrg: null).ToLine(Shell.Bash).Should().BeNull();
}
