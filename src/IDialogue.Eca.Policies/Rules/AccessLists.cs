using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The lists of policies that name who may use an app, each kept in one text.</summary>
internal static class AccessLists
{
    /// <summary>The lists of permission sets.</summary>
    public static MetadataField[] PermissionSets { get; } =
    [
        ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
        ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedPermissionSet,
    ];

    /// <summary>The lists of profiles.</summary>
    public static MetadataField[] Profiles { get; } =
    [
        ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile,
        ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedProfile,
    ];

    /// <summary>The items of a record's lists that are not empty, each with its list and place.</summary>
    /// <param name="record">The record.</param>
    /// <param name="lists">The lists to look at.</param>
    /// <param name="app">The app of the record.</param>
    public static IEnumerable<(MetadataField List, string Name, SourceLocation? Place)> NamesIn(
        MetadataComponent record, IEnumerable<MetadataField> lists, AppRecords app) =>
        from list in lists
        where list.DeclaringType == record.GetMetadataType()
        from item in ((string?)list.GetValue(record) ?? "").Split(',').Select((text, index) => (Name: text.Trim(), Index: index))
        where item.Name.Length > 0
        select (list, item.Name, app.PlaceOfItem(record, list, item.Index));

    /// <summary>Checks whether a record has one of the lists.</summary>
    public static bool AreIn(MetadataComponent record, MetadataField[] lists) =>
        Array.Exists(lists, list => list.DeclaringType == record.GetMetadataType() && list.GetValue(record) is not null);
}
