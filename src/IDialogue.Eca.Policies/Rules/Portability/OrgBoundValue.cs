using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Portability;

/// <summary>ECA0093: A value that belongs to one org. Packages need the links that name their org.</summary>
internal sealed class OrgBoundValue()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthSettings.MetadataType, Code, RuleCategory.Portability, RuleLevel.Warning))
{
    /// <summary>The rule's code.</summary>
    public const string Code = "ECA0093";

    private static readonly MetadataField[] NeededByPackages =
        [ExternalClientApplication.Fields.OrgScopedExternalApp, ExtlClntAppOauthSettings.Fields.OauthLink];

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) =>
        record.GetMetadataType().Fields.Any(field => field.IsOrgBound);

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var isPackaged = app.Find<ExternalClientApplication>()?.DistributionState == ExtlClntAppDistState.Packaged;
        return record.GetMetadataType().Fields
            .Where(field => field.IsOrgBound && field.GetValue(record) is not null && !(isPackaged && NeededByPackages.Contains(field)))
            .Select(field => new RuleFinding(app.Place(record, field), Message(field, app.IsTree)))
            .Where(finding => finding.Location is not { } place || !app.FromVariables.Contains(place));
    }

    private static string Message(MetadataField field, bool isTree)
    {
        if (field != ExtlClntAppOauthSettings.Fields.AssetTokenSigningCertificate)
        {
            return $"{Words.Of(field)} belongs to one org: in another org, the deploy fails or the app loses its credentials. Remove it; "
                + $"only packages need {Words.Of(NeededByPackages)}.";
        }

        return $"{Words.Of(field)} belongs to one org, and in another org the deploy fails. "
            + (isTree ? "Let 'replacements' of sfdx-project.json insert it." : "Use a variable (${NAME}) with a value for each org.");
    }
}
