using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0111: Records in a package directory whose package cannot hold them, whatever their app says of its distribution.</summary>
internal sealed class PoliciesInPackageDirectory()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExternalClientApplication.MetadataType, "ECA0111", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override bool AppliesTo(MetadataComponent record, AppRecords app) =>
        record.GetMetadataType() is var type
        && (type.IsPolicy || type == ExtlClntAppGlobalOauthSettings.MetadataType)
        && app.Records.Any(other => app.PackageOf(other) is not null);

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        if (app.PackageOf(record) is { } package)
        {
            yield return new RuleFinding(
                app.Place(record),
                $"A version of the package '{package}' would contain this {record.GetMetadataType().Name}, so it cannot be created. "
                + "Move the file to a package directory without 'package', or list it in .forceignore.");
        }
    }
}
