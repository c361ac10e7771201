using System.Diagnostics.CodeAnalysis;

using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Rollout;

/// <summary>A version of a package, as an org that subscribes to it installs it.</summary>
/// <remarks>Salesforce type <c>SubscriberPackageVersion</c>.</remarks>
public sealed record SubscriberPackage
{
    /// <summary>The key prefix of the ids of package versions.</summary>
    public const string KeyPrefix = "04t";

    private const string InstallPath = "/packaging/installPackage.apexp?p0=";

    /// <summary>The placeholder for the installation key, which is a secret, in a command.</summary>
    private const string InstallationKey = "INSTALLATION_KEY";

    private SubscriberPackage(SalesforceId versionId, string? alias)
    {
        VersionId = versionId;
        Alias = alias;
    }

    /// <summary>Id of the version.</summary>
    public SalesforceId VersionId { get; }

    /// <summary>Alias of the version in <c>sfdx-project.json</c>, with the package's name and the release; absent if not known.</summary>
    public string? Alias { get; }

    /// <summary>The link that installs the version in a production or Developer Edition org.</summary>
    public Uri ProductionInstallUrl => new("https://login.salesforce.com" + InstallPath + VersionId);

    /// <summary>The link that installs the version in a sandbox.</summary>
    public Uri SandboxInstallUrl => new("https://test.salesforce.com" + InstallPath + VersionId);

    /// <summary>Reads the id of a package version, of 15 or 18 characters; it begins with <see cref="KeyPrefix"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? versionId, [NotNullWhen(true)] out SubscriberPackage? package) =>
        TryParse(versionId, alias: null, out package);

    /// <summary>Reads the id of a package version, as above, with its alias in <c>packageAliases</c> of <c>sfdx-project.json</c>.</summary>
    /// <param name="versionId">The id.</param>
    /// <param name="alias">The alias, for example <c>Acme Agent@1.0.0-1</c>: one line of text, or <see langword="null"/>.</param>
    /// <param name="package">The version, or <see langword="null"/>.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? versionId, string? alias, [NotNullWhen(true)] out SubscriberPackage? package)
    {
        var isValid = SalesforceId.TryParse(versionId, out var id) && id.KeyPrefix == KeyPrefix && (alias is null || IsAlias(alias));
        package = isValid ? new SubscriberPackage(id, alias) : null;
        return package is not null;
    }

    /// <summary>The command with which Salesforce CLI installs the version.</summary>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    /// <param name="hasInstallationKey">Whether the version asks for a key; the command contains <c>INSTALLATION_KEY</c> in its
    /// place.</param>
    /// <returns>
    /// The command, or <see langword="null"/> when <paramref name="targetOrg"/> holds characters that not every shell would take as
    /// they are.
    /// </returns>
    public string? InstallCommand(string? targetOrg = null, bool hasInstallationKey = false) =>
        SfCommand.InstallPackage(VersionId.ToString(), targetOrg, hasInstallationKey ? InstallationKey : null).ToLine(Shell.Any);

    /// <summary>Checks whether a text can be an alias, which steps show in a line.</summary>
    internal static bool IsAlias(string text) => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
