using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0111: Records of a packaged app in a package directory whose package cannot hold them.</summary>
internal sealed class PoliciesInPackageDirectory()
    : RecordRule<ExternalClientApplication>(RuleDescription.About(
        ExternalClientApplication.MetadataType, "ECA0111", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override bool AppliesTo(ExternalClientApplication record, AppRecords app) =>
        record.DistributionState == ExtlClntAppDistState.Packaged && app.Records.Any(other => app.PackageOf(other) is not null);

    protected override IEnumerable<RuleFinding> Check(ExternalClientApplication record, AppRecords app) =>
        from other in app.Records
        let type = other.GetMetadataType()
        where type.IsPolicy || type == ExtlClntAppGlobalOauthSettings.MetadataType
        let package = app.PackageOf(other)
        where package is not null
        select new RuleFinding(
            app.Place(other),
            $"A version of the package '{package}' would contain this {type.Name}, so it cannot be created. "
            + "Move the file to a package directory without 'package', or list it in .forceignore.");
}
