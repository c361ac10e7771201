using System.IO.Abstractions;
using System.Security.Cryptography;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;
using Microsoft.Build.Framework;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// Lists the files of a NuGet package with policies, for all environments, value by value in Setup's words. Variables stay
/// <c>${NAME}</c>: what the publisher wrote is listed, and no value of the subscriber.
/// </summary>
internal static class PackagePolicies
{
    private static readonly (IReadOnlyList<string> Path, MetadataType Type)[] Sections =
        [.. AppKeys.Sections.Concat(FileKeys.Sections).Select(type => (KeyPlaces.OfSection(type), type))];

    /// <summary>Lists the packages that policy files come from.</summary>
    public static IEnumerable<LockedValue> List(IFileSystem fileSystem, IEnumerable<ITaskItem> policyFiles)
    {
        var roots = policyFiles
            .Select(item => (Id: item.GetMetadata("NuGetPackageId"), Root: RootOf(item)))
            .Where(package => package.Root is not null)
            .Distinct();
        foreach (var (id, root) in roots)
        {
            yield return new LockedValue(id, LockedValue.OfPackage, "Version", Path.GetFileName(root!));
            var folder = Path.Combine(root!, "eca");
            foreach (var path in fileSystem.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
                foreach (var (title, value) in ListFile(fileSystem.File.ReadAllBytes(path), path))
                {
                    yield return new LockedValue(id, name, title, value);
                }
            }
        }
    }

    /// <summary>The folder of a package, named after its version; absent if the file comes from no package.</summary>
    private static string? RootOf(ITaskItem item)
    {
        var end = $"/eca/{item.GetMetadata("EcaPath").Replace('\\', '/')}";
        var path = item.GetMetadata("FullPath").Replace('\\', '/');
        return item.GetMetadata("NuGetPackageId").Length > 0 && path.EndsWith(end, StringComparison.Ordinal) ? path[..^end.Length] : null;
    }

    private static Dictionary<string, string> ListFile(byte[] content, string path)
    {
        var (values, findings) = (new Dictionary<string, string>(StringComparer.Ordinal), new DiagnosticBag());
        var root = OverlayPath.IsPolicy(path) && InputFiles.Decode(content) is { } text ? YamlReader.Read(text, path, findings) : null;
        if (root is null || findings.HasErrors)
        {
            values.Add("SHA-256", Convert.ToHexStringLower(SHA256.HashData(content)));
            return values;
        }

        Add(values, root, [], [], field: null, FieldsOf(null));
        return values;
    }

    private static void Add(
        Dictionary<string, string> values,
        YamlNode node,
        string[] keys,
        string[] titles,
        MetadataField? field,
        MetadataField[] fields)
    {
        if (node is YamlMapping { Entries.Count: > 0 } mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                string[] path = [.. keys, entry.Key.Text];
                var inner = Array.Find(fields, known => known.PolicyKey == entry.Key.Text);
                var innerFields = FieldsOf(inner is null ? SectionAt(path) : inner.ComplexType);
                Add(values, entry.Value, path, [.. titles, TitleOf(inner, fields) ?? entry.Key.Text], inner, innerFields);
            }
        }
        else if (node is YamlSequence { Items: var items } && items.Any(item => item is not YamlScalar))
        {
            for (var i = 0; i < items.Count; i++)
            {
                Add(values, items[i], [.. keys, "[]"], [.. titles, FormattableString.Invariant($"[{i + 1}]")], field, fields);
            }
        }
        else
        {
            values[string.Join(" / ", titles)] = TextOf(node, field);
        }
    }

    private static MetadataType? SectionAt(string[] path) => Sections
        .FirstOrDefault(section => section.Path.Count == path.Length
            && section.Path.Zip(path).All(step => step.First[0] == '<' || step.First == step.Second))
        .Type;

    private static MetadataField[] FieldsOf(MetadataType? type) => type is null ? [] : [.. SectionKeys.FieldsOf(type)];

    /// <summary>The label, if it is that of one field only: two values must not count as one.</summary>
    private static string? TitleOf(MetadataField? field, MetadataField[] fields) =>
        field is not null && fields.Count(other => other.Label == field.Label) == 1 ? field.Label : null;

    private static string TextOf(YamlNode node, MetadataField? field) => node switch
    {
        _ when field?.IsSecret == true => ValueText.Secret,
        YamlScalar { IsNothing: true } => "(no value)",
        YamlScalar certificate when field?.IsCertificate == true && CertificateText.Read(certificate.Text).Value is null =>
            ValueText.NotShown,
        YamlScalar scalar => WordOf(scalar.Text, field),
        YamlSequence { Items.Count: > 0 } list =>
            string.Join(", ", list.Items.Select(item => Quoted(WordOf(((YamlScalar)item).Text, field)))),
        YamlSequence => "[]",
        _ => "{}",
    };

    private static string WordOf(string text, MetadataField? field) =>
        (field?.Enum ?? field?.ItemEnum)?.FindByNameOrLabel(text) is { } value ? value.Label ?? value.Name : text;

    /// <summary>An item with a comma must not look like two.</summary>
    private static string Quoted(string item) =>
        item.IndexOfAny([',', '"']) < 0 ? item : $"\"{item.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
