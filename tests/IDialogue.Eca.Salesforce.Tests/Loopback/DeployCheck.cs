using System.Xml.Linq;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>What an org refuses, and the words in which Salesforce does.</summary>
/// <param name="org">What the org has.</param>
/// <param name="deployed">What it is asked to take at once.</param>
/// <param name="version">The API version of package.xml.</param>
internal sealed class DeployCheck(OrgRecords org, IReadOnlyCollection<OrgRecord> deployed, ApiVersion version)
{
    /// <summary>Why a record is refused, or <see langword="null"/>.</summary>
    public string? FindProblem(OrgRecord record) =>
        FindShapeProblem(record.Content, record.Type) ?? FindNameProblem(record) ?? FindAppProblem(record);

    private string? FindShapeProblem(XElement content, MetadataType type)
    {
        foreach (var element in content.Elements())
        {
            var name = element.Name.LocalName;
            if (type.FindField(name) is not { } field || !field.IsKnownTo(version))
            {
                if (!org.NewElements.Contains(name))
                {
                    return $"Element {{{OrgRecords.Namespace}}}{name} invalid at this location in type {type.Name}";
                }
            }
            else if (field.Enum is { } values && !values.Values.Any(value => value.Name == element.Value && value.IsKnownTo(version)))
            {
                return $"'{element.Value}' is not a valid value for the enum '{values.Name}'";
            }
            else if (field.ComplexType is { } inner && FindShapeProblem(element, inner) is { } problem)
            {
                return problem;
            }
        }

        var missing = type.Fields.FirstOrDefault(
            field => field.IsRequiredBy(version) && content.Element(OrgRecords.Namespace + field.Name) is null);
        return missing is null ? null : $"Required field is missing: {missing.Name}";
    }

    private string? FindNameProblem(OrgRecord record)
    {
        if (org.Find(record.Type, record.FullName) is not null)
        {
            return null;
        }

        if (record.FullName.Split("__") is [var packageNamespace, _])
        {
            return $"Cannot create a new component with the namespace: {packageNamespace}.  "
                + "Only components in the same namespace as the organization can be created through the API";
        }

        // One record of a policy type an app, whatever it is called.
        var other = record.Type.IsPolicy ? org.All.FirstOrDefault(other => other.Type == record.Type && other.App == record.App) : null;
        return other is null
            ? null
            : $"duplicate value found: ExternalClientApplicationId duplicates value on record with id: {other.FullName}";
    }

    private string? FindAppProblem(OrgRecord record) =>
        record.App is not { } app
            || org.All.Concat(deployed).Any(other => other.Type == ExternalClientApplication.MetadataType && other.FullName == app)
            ? null
            : $"In field: externalClientApplication - no ExternalClientApplication named {app} found";
}
