using System.Text;
using IDialogue.Eca.Metadata;
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
            Every choice can be said by Setup's own words or by the API value, in any case.


            """);
        foreach (var type in MetadataCatalog.Components.Where(type => type.PolicyName is not null))
        {
            AppendSection(page, type);
        }

        page.Append("## Presets\n\n| preset | chooses |\n|---|---|\n");
        foreach (var preset in PolicyPreset.All)
        {
            page.Append("| `").Append(preset.Name).Append("` | ").Append(preset.Description).Append(" |\n");
        }

        Golden.Verify(Repository.Path("docs", "policy-reference.md"), page.ToString());
    }

    private static void AppendSection(StringBuilder page, MetadataType type)
    {
        page.Append("## ").Append(type.PolicyName).Append("\n\n").Append(type.Description)
            .Append(" Salesforce type `").Append(type.Name).Append("`, API ").Append(Versions(type.Since, null)).Append(".\n\n")
            .Append("| key | value | API | Salesforce field | meaning |\n|---|---|---|---|---|\n")
            .Append("| `fullName` | text | all | the name of the file | Name of the record, where `origin` does not tell it. |\n")
            .Append("| `remove` | list of keys | all | | Fields that [a merge](merging.md) takes out of the record. |\n");
        if (type == ExtlClntAppOauthConfigurablePolicies.MetadataType)
        {
            page.Append("| `preset` | [preset](#presets) | all | | Choices that belong together; what the file says itself wins. |\n");
        }

        foreach (var field in type.Fields.Where(field => field.Name != "externalClientApplication"))
        {
            var label = field.Label is null ? "" : $" Setup: *{field.Label}*.";
            var required = field.IsRequired ? " **Required.**" : "";
            page.Append("| `").Append(field.PolicyName).Append("` | ").Append(Value(field)).Append(" | ").Append(Versions(field.Since, field.Until))
                .Append(" | `").Append(field.Name).Append("` | ").Append(field.Description).Append(label).Append(required).Append(" |\n");
        }

        page.Append('\n');
        foreach (var known in type.Fields.Select(field => field.Enum).OfType<MetadataEnum>().Distinct())
        {
            page.Append("### ").Append(known.Name).Append("\n\n| API value | Setup | API | meaning |\n|---|---|---|---|\n");
            foreach (var value in known.Values)
            {
                page.Append("| `").Append(value.Name).Append("` | ").Append(value.Label).Append(" | ").Append(Versions(value.Since, value.Until))
                    .Append(" | ").Append(value.Description).Append(" |\n");
            }

            page.Append('\n');
        }
    }

    private static string Value(MetadataField field) => field.Kind switch
    {
        MetadataValueKind.Boolean => "true or false",
        MetadataValueKind.Integer => "whole number",
        MetadataValueKind.Enumeration => $"[{field.Enum!.Name}](#{field.Enum.Name.ToLowerInvariant()})",
        MetadataValueKind.Complex => "list of " + string.Join(", ", field.ComplexType!.Fields.Select(part => $"`{part.PolicyName}`")),
        _ => field.Separator is null ? "text" : field.IsUnited ? "list of texts, or `exact` or `ensure` with one" : "list of texts",
    };

    /// <summary>Versions before the first one that packages are written for are left out.</summary>
    private static string Versions(ApiVersion since, ApiVersion? until)
    {
        var from = since < ApiVersion.Oldest ? ApiVersion.Oldest : since;
        return until is { } last ? $"{from} to {last}" : $"from {from}";
    }
}
