using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Portability;

/// <summary>ECA0093: a value that belongs to one org. What goes into a package needs the links that name its org.</summary>
internal sealed class OrgBoundValue()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthSettings.MetadataType, "ECA0093", RuleCategory.Portability, RuleLevel.Warning))
{
    private static readonly MetadataField[] NeededByPackages =
        [ExternalClientApplication.Fields.OrgScopedExternalApp, ExtlClntAppOauthSettings.Fields.OauthLink];

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => record.GetMetadataType().Fields.Any(field => field.IsOrgBound);

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        var isPackaged = app.Find<ExternalClientApplication>()?.DistributionState == ExtlClntAppDistState.Packaged;
        return record.GetMetadataType().Fields
            .Where(field => field.IsOrgBound && field.GetValue(record) is not null && !(isPackaged && NeededByPackages.Contains(field)))
            .Select(field => DiagnosticCatalog.OrgBoundValue(app.Place(record, field), field));
    }
}
