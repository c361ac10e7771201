using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0111: Records that no package can hold beside an app that is set to be packaged.</summary>
internal sealed class PoliciesInPackageDirectory()
    : RecordRule<ExternalClientApplication>(RuleDescription.About(
        ExternalClientApplication.MetadataType, "ECA0111", RuleCategory.Deployment, RuleLevel.Error))
{
    /// <summary>A policy file says nothing of directories.</summary>
    protected override bool AppliesTo(ExternalClientApplication record, AppRecords app) =>
        app.IsTree && record.DistributionState == ExtlClntAppDistState.Packaged;

    protected override IEnumerable<RuleFinding> Check(ExternalClientApplication record, AppRecords app) =>
        from other in app.Records
        let type = other.GetMetadataType()
        where type.IsPolicy || type == ExtlClntAppGlobalOauthSettings.MetadataType
        let place = app.Place(other)
        let directory = PackageDirectory(place)
        where directory is not null && directory == PackageDirectory(app.Place(record))
        select new RuleFinding(
            place,
            $"The app is set to be packaged, but {type.Name} is in the same package directory, so no package version can be "
            + "created. Move it to a directory that is deployed, not packaged.");

    /// <summary>The folder above the folder of the type.</summary>
    private static string? PackageDirectory(SourceLocation? place)
    {
        var parts = place?.File.Split('/', '\\');
        return parts is null || parts.Length < 3 ? null : string.Join("/", parts.Take(parts.Length - 2));
    }
}
