using System.Text;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Presets;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>Makes docs/policy-reference.md of the catalogue, and holds it to it.</summary>
public sealed class PolicyReferenceTests
{
    [Test]
    public void The_reference_says_what_the_catalogue_says()
    {
        var page = new StringBuilder(
            """
            # All keys of a policy file

            Made from the catalogue by a test; see [the policy file](policy-file.md) for how they go together.
            Every choice can be written in Setup's own words or as the API value, in any case.


            """);
        page.Append("Under an app: ").AppendJoin(", ", AppTypes.Select(Link)).Append(".\n\n");
        page.Append("At the top of the file, beside `apps`: ").AppendJoin(", ", OrgTypes.Select(Link)).Append(".\n\n");
        foreach (var type in AppTypes.Concat(OrgTypes))
        {
            AppendSection(page, type);
        }

        page.Append("# Values\n\n");
        foreach (var type in MetadataCatalog.ComplexTypes.Where(
            type => Sections.Any(section => section.Fields.Any(field => field.ComplexType == type))))
        {
            page.Append("## ").Append(type.Name).Append("\n\n").Append(type.Description).Append("\n\n");
            AppendFields(page, type, "");
        }

        foreach (var known in MetadataCatalog.Enums.Where(known => Sections.SelectMany(Nested)
            .SelectMany(type => type.Fields)
            .Any(field => field.Enum == known || field.ItemEnum == known)))
        {
            AppendEnum(page, known);
        }

        page.Append("## Presets\n\n| preset | chooses |\n|---|---|\n");
        foreach (var preset in PolicyPreset.All)
        {
            page.Append("| `").Append(preset.Name).Append("` | ").Append(preset.Description).Append(" |\n");
        }

        Golden.Verify(Repository.Path("docs", "policy-reference.md"), page.ToString());
    }

    private static IEnumerable<MetadataType> AppTypes { get; } =
    [
        .. MetadataCatalog.Components
            .Where(type => type.PolicyKey is not null && (type.Fields.Any(IsApp) || type == ExternalClientApplication.MetadataType))
            .OrderBy(type => type.Phase).ThenBy(type => type.PolicyKey, StringComparer.Ordinal),
    ];

    private static IEnumerable<MetadataType> OrgTypes { get; } =
        [.. MetadataCatalog.Components.Where(type => type.PolicyKey is not null)
            .Except(AppTypes)
            .OrderBy(type => type.PolicyKey, StringComparer.Ordinal)];

    private static IEnumerable<MetadataType> Sections => AppTypes.Concat(OrgTypes);

    private static IEnumerable<MetadataType> Nested(MetadataType type) =>
        type.Fields.Select(field => field.ComplexType).OfType<MetadataType>().Prepend(type);

    private static string Link(MetadataType type) => $"[`{type.PolicyKey}`](#{type.PolicyKey!.ToLowerInvariant()})";

    private static bool IsApp(MetadataField field) => field.Role == FieldRole.App;

    private static void AppendSection(StringBuilder page, MetadataType type)
    {
        page.Append("## ").Append(type.PolicyKey).Append("\n\n").Append(type.Description)
            .Append(" Salesforce type `").Append(type.Name).Append("`, API ").Append(Versions(type.Since, null)).Append('.')
            .Append(type.Fields.Any(IsApp) || type.ManifestMember is not null || AppTypes.Contains(type)
                ? ""
                : " Each component stands under its developer name.")
            .Append("\n\n");
        AppendFields(page, type, string.Concat(SectionKeys.Of(type).Select(
            key => $"| `{key.Name}` | {KeyTable.Value(key)} | {KeyTable.Example(key)} | all | | {key.Text} |\n")));
    }

    private static void AppendFields(StringBuilder page, MetadataType type, string first)
    {
        page.Append("| key | value | example | API | Salesforce field | meaning |\n|---|---|---|---|---|---|\n").Append(first);
        foreach (var field in SectionKeys.FieldsOf(type))
        {
            var example = field.Example is null ? "" : FormattableString.Invariant($"`{field.Example}`");
            var label = field.Label is null ? "" : $" Setup: *{field.Label}*.";
            var required = field.IsRequired ? " **Required.**" : "";
            page.Append("| `")
                .Append(field.PolicyKey)
                .Append("` | ")
                .Append(Value(field))
                .Append(" | ")
                .Append(example)
                .Append(" | ")
                .Append(Versions(field.Since, field.Until))
                .Append(" | `").Append(field.Name).Append("` | ").Append(field.Description).Append(label).Append(required).Append(" |\n");
        }

        page.Append('\n');
    }

    private static void AppendEnum(StringBuilder page, MetadataEnum known)
    {
        var hasRuntimeNames = known.Values.Any(value => value.RuntimeNames.Count > 0);
        page.Append("## ").Append(known.Name).Append("\n\n").Append(known.Description).Append("\n\n| API value | Setup |")
            .Append(hasRuntimeNames ? " in token requests |" : "").Append(" API | meaning |\n|---|---|---|---|")
            .Append(hasRuntimeNames ? "---|\n" : "\n");
        foreach (var value in known.Values)
        {
            var alias = value.AliasOf is null ? "" : $" Written as `{value.AliasOf}`, which Salesforce stores.";
            page.Append("| `").Append(value.Name).Append("` | ").Append(value.Label).Append(" | ")
                .Append(hasRuntimeNames ? string.Join(", ", value.RuntimeNames.Select(name => $"`{name}`")) + " | " : "")
                .Append(Versions(value.Since, value.Until)).Append(" | ").Append(value.Description).Append(alias).Append(" |\n");
        }

        page.Append('\n');
    }

    private static string Value(MetadataField field)
    {
        var item = field.Kind switch
        {
            MetadataValueKind.Boolean => "true or false",
            MetadataValueKind.Integer => "whole number",
            MetadataValueKind.Enumeration => Anchor(field.Enum!.Name),
            MetadataValueKind.Complex => Anchor(field.ComplexType!.Name),
            _ when field.ItemEnum is { } items => $"list of {Anchor(items.Name)}",
            _ when field.IsAdditive => "list of texts, or `exact` or `ensure` with one",
            _ when field.Separator is not null => "list of texts",
            _ when field.IsCertificate => "PEM or base64, or `file` with a path",
            _ => "text",
        };
        return field.IsRepeated ? "list of " + item : item;
    }

    private static string Anchor(string name) => $"[{name}](#{name.ToLowerInvariant()})";

    /// <summary>Versions before the first one that packages are written for are left out.</summary>
    private static string Versions(ApiVersion since, ApiVersion? until)
    {
        var from = since < ApiVersion.Oldest ? ApiVersion.Oldest : since;
        return until is { } last ? $"{from} to {last}" : $"from {from}";
    }
}
