using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Reconciliation;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>
/// The posture after a plan is applied, as far as the plan tells it: it has the records that change, and no rule is checked.
/// </summary>
internal static class PlanPosture
{
    /// <summary>The apps of a plan.</summary>
    public static ValueList<AppPosture> AppsOf(DeploymentPlan plan) => plan.Records
        .Where(record => record.Action != PlanAction.Delete)
        .GroupBy(record => record.App)
        .OrderBy(app => app.Key is null)
        .ThenBy(app => app.Key, StringComparer.Ordinal)
        .Select(app => AppOf(app.Key, [.. app]))
        .ToValueList();

    private static AppPosture AppOf(string? name, PlannedRecord[] planned)
    {
        var records = planned
            .Select(record => new RecordPosture(record.Type, record.FullName, FieldsOf(record))).ToValueList();
        var policies = records.FirstOrDefault(record => record.Type == ExtlClntAppOauthConfigurablePolicies.MetadataType);
        return new AppPosture(name ?? AppPosture.OrgName)
        {
            IsOrg = name is null,
            Records = records,
            PermittedUsers = Value(Fields.PermittedUsersPolicyType),
            RefreshTokens = Value(Fields.RefreshTokenPolicyType),
            IpRelaxation = Value(Fields.IpRelaxationPolicyType),
            SessionLevel = Value(Fields.RequiredSessionLevel),
        };

        string Value(MetadataField field) =>
            policies?.Fields.FirstOrDefault(known => known.Title == SetupText.TitleOf(field))?.Value ?? AppPosture.NotKnown;
    }

    /// <summary>The retrieved settings with the changes of the plan.</summary>
    private static ValueList<PostureField> FieldsOf(PlannedRecord record)
    {
        var fields = record.Retrieved.Select(field => new PostureField(field.Title, field.Value)).ToList();
        foreach (var change in record.Changes)
        {
            fields.RemoveAll(field => field.Title == change.Title);
            if (change.Kind != FieldChangeKind.Removed && change.After is { } after)
            {
                fields.Add(new PostureField(change.Title, after));
            }
        }

        var hidden = record.Type.Fields.Where(SetupText.IsHidden).Select(SetupText.TitleOf).ToArray();
        return fields.Where(field => !hidden.Contains(field.Title)).OrderBy(field => field.Title, StringComparer.Ordinal).ToValueList();
    }
}
