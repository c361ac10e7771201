using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0111: beside an app that is to be packaged, records that no package may hold.</summary>
internal sealed class PackagedWithPolicies()
    : RecordRule<ExternalClientApplication>(RuleDescription.About(
        ExternalClientApplication.MetadataType, "ECA0111", RuleCategory.Deployment, RuleLevel.Error))
{
    /// <summary>A policy file says nothing of directories.</summary>
    protected override bool AppliesTo(ExternalClientApplication record, AppRecords app) =>
        app.IsTree && record.DistributionState == ExtlClntAppDistState.Packaged;

    protected override IEnumerable<Diagnostic> Check(ExternalClientApplication record, AppRecords app) =>
        from other in app.Records
        let type = other.GetMetadataType()
        where type.IsPolicy || type == ExtlClntAppGlobalOauthSettings.MetadataType
        let place = app.Place(other)
        let directory = PackageDirectory(place)
        where directory is not null && directory == PackageDirectory(app.Place(record))
        select DiagnosticCatalog.PackagedWithPolicies(place, type);

    /// <summary>The folder above the folder of the type.</summary>
    private static string? PackageDirectory(SourceLocation? place)
    {
        var parts = place?.File.Split('/', '\\');
        return parts is null || parts.Length < 3 ? null : string.Join("/", parts.Take(parts.Length - 2));
    }
}
