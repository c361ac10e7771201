using System.Text.Json;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>A package that is installed in an org.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name in Setup.</param>
internal sealed record InstalledPackage(string Namespace, string Name)
{
    /// <summary>Gets the number of the version, for example <c>1.0.2.1</c>.</summary>
    public string? VersionNumber { get; init; }

    /// <summary>Gets the id of the version, which begins with <c>04t</c>.</summary>
    public string? VersionId { get; init; }

    /// <summary>Reads an item of <c>sf package installed list</c>; <see langword="null"/> if it is no package with a namespace.</summary>
    public static InstalledPackage? Read(JsonElement item) =>
        QueryAnswer.Text(item, "SubscriberPackageNamespace") is { Length: > 0 } packageNamespace
            && QueryAnswer.Text(item, "SubscriberPackageName") is { } name
            ? new InstalledPackage(packageNamespace, name)
            {
                VersionNumber = QueryAnswer.Text(item, "SubscriberPackageVersionNumber"),
                VersionId = SubscriberPackage.TryParse(QueryAnswer.Text(item, "SubscriberPackageVersionId"), out var version)
                    ? version.VersionId.ToString()
                    : null,
            }
            : null;

    public override string ToString() => VersionNumber is null ? Name : $"{Name} {VersionNumber}";
}
