using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>An app of an org.</summary>
/// <param name="Id">Id of its record, if known.</param>
/// <param name="Name">Its API name, without namespace.</param>
internal sealed record OrgApp(string? Id, string Name)
{
    /// <summary>Gets the name in Setup.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the namespace of the package that installed the app; absent for another app.</summary>
    public string? Namespace { get; init; }

    public string FullName => NamespacedName.Join(Namespace, Name);

    /// <summary>Reads a record of a query; <see langword="null"/> if it is none of an app.</summary>
    public static OrgApp? Read(JsonElement record) =>
        QueryAnswer.Text(record, "Id") is { } id && QueryAnswer.Text(record, "DeveloperName") is { } name
            ? new OrgApp(id, name)
            {
                Label = QueryAnswer.Text(record, "MasterLabel"),
                Namespace = QueryAnswer.Text(record, "NamespacePrefix"),
            }
            : null;

    /// <summary>Makes an app of which only the name is known.</summary>
    public static OrgApp Of(string fullName)
    {
        var (packageNamespace, name) = NamespacedName.Split(fullName);
        return new OrgApp(Id: null, name) { Namespace = packageNamespace };
    }

    /// <summary>Finds the app that was probably meant: the same name with another namespace, a label, or a similar name.</summary>
    public static string? Nearest(string fullName, IReadOnlyCollection<OrgApp> apps)
    {
        var name = NamespacedName.Split(fullName).Name;
        return (Named(name)
            ?? apps.FirstOrDefault(app => name.Equals(app.Label, StringComparison.OrdinalIgnoreCase)))?.FullName
            ?? Suggestion.Nearest(fullName, apps.Select(app => app.FullName))
            ?? Named(Suggestion.Nearest(name, apps.Select(app => app.Name)))?.FullName;

        OrgApp? Named(string? wanted) => apps.FirstOrDefault(app => app.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }
}
