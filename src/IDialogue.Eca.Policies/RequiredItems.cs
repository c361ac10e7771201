using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Model;
using OauthFields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;
using SamlFields = IDialogue.Eca.Metadata.ExtlClntAppSamlConfigurablePolicies.Fields;
using SettingsFields = IDialogue.Eca.Metadata.ExtlClntAppOauthSettings.Fields;

namespace IDialogue.Eca.Policies;

/// <summary>Collects what policies name and the org must have.</summary>
internal static class RequiredItems
{
    private static readonly (OrgItemKind Kind, MetadataField Field)[] Sources =
    [
        (OrgItemKind.PermissionSet, OauthFields.CommaSeparatedPermissionSet),
        (OrgItemKind.PermissionSet, SamlFields.CommaSeparatedPermissionSet),
        (OrgItemKind.Profile, OauthFields.CommaSeparatedProfile),
        (OrgItemKind.Profile, SamlFields.CommaSeparatedProfile),
        (OrgItemKind.CustomScope, OauthFields.CommaSeparatedCustomScopes),
        (OrgItemKind.CustomScope, SettingsFields.CommaSeparatedCustomScopes),
        (OrgItemKind.RunAsUser, OauthFields.ClientCredentialsFlowUser),
        (OrgItemKind.RunAsUser, OauthFields.ExecuteHandlerAs),
    ];

    /// <summary>Returns the items in the order of the policies; placeholders that no one replaced are left out.</summary>
    public static ValueList<RequiredItem> Of(BoundPolicies policies) => policies.Apps
        .SelectMany(app => OfApp(app, policies))
        .Where(item => item.Name.Length > 0 && !Placeholder.IsIn(item.Name))
        .ToValueList();

    private static IEnumerable<RequiredItem> OfApp(AppPolicy app, BoundPolicies policies)
    {
        if (app.Desired.Count > 0 && !app.Components.OfType<ExternalClientApplication>().Any())
        {
            yield return new RequiredItem(OrgItemKind.App, app.FullName, policies.Places.Find(app.Desired[0].Component, null))
            {
                Package = app.Subscriber?.Package,
            };
        }

        foreach (var item in app.Components.SelectMany(component => OfRecord(component, policies)))
        {
            yield return item;
        }

        foreach (var user in app.Subscriber?.Users ?? [])
        {
            policies.UserPlaces.TryGetValue(user, out var place);
            yield return new RequiredItem(OrgItemKind.User, user, place);
        }
    }

    private static IEnumerable<RequiredItem> OfRecord(MetadataComponent record, BoundPolicies policies) =>
        from source in Sources
        where record.GetMetadataType().Fields.Contains(source.Field)
        let text = source.Field.GetValue(record) as string
        where text is not null
        from item in (source.Field.Separator is null ? [text.Trim()] : ListText.Items(source.Field, text))
            .Select((name, index) => (Name: name, Index: index))
        select new RequiredItem(source.Kind, item.Name, source.Field.Separator is null
            ? policies.Places.Find(record, source.Field)
            : policies.Places.Find(record, source.Field, item.Index))
        {
            MustBeApiOnly = source.Field == OauthFields.ClientCredentialsFlowUser,
        };
}
