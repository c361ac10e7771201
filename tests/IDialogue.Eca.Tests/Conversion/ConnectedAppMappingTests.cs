using System.Text;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Conversion;

/// <summary>The table says of each field of a connected app what becomes of it, and docs/converting.md is made of the table.</summary>
public sealed class ConnectedAppMappingTests
{
    private const string Mark = "<!-- What follows is made of the table in ConnectedAppMapping.cs by a test. -->\n";

    private static readonly MetadataType[] SourceTypes =
        [ConnectedApp.MetadataType, .. Inside(ConnectedApp.MetadataType).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Test]
    public void Each_field_of_a_connected_app_and_of_what_is_inside_has_one_row_in_the_catalogues_order() =>
        ConnectedAppMapping.Fields.Select(row => row.Source.ToString())
            .Should().Equal(SourceTypes.SelectMany(type => type.Fields.Select(field => $"{type.Name}.{field.Name}")));

    [Test]
    public void Each_row_has_targets_or_a_reason_or_rows_for_the_fields_inside()
    {
        foreach (var row in ConnectedAppMapping.Fields)
        {
            (row.Targets.Count > 0 && row.WhyNot is not null).Should().BeFalse("{0} is either moved or not", row.Source);
            row.WhyNot?.Should().EndWith(".", "{0} is told in sentences", row.Source);
            (row.IsTakenApart && row.Source.ComplexType is null).Should().BeFalse("{0} has no fields inside", row.Source);
        }
    }

    [Test]
    public void Each_target_is_in_a_record_that_is_made_or_in_a_part_of_one()
    {
        var made = ConnectedAppMapping.Records.Select(record => record.Type).ToArray();
        var parts = ConnectedAppMapping.Fields.SelectMany(row => row.Targets).Select(target => target.ComplexType).OfType<MetadataType>();

        ConnectedAppMapping.Fields.SelectMany(row => row.Targets)
            .Select(target => target.DeclaringType)
            .Should().BeSubsetOf(made.Concat(parts));
    }

    [Test]
    public void Each_record_that_is_made_can_be_named() =>
        ConnectedAppMapping.Records.Where(record => record.Type != ExternalClientApplication.MetadataType)
            .Should().AllSatisfy(record => record.Type.DeployedName.Should().NotBeNull());

    [Test]
    public void What_an_External_Client_App_requires_is_taken_from_the_connected_app_or_given()
    {
        var given = ConnectedAppMapping.Records.SelectMany(record => record.Given.Select(said => said.Field));
        var required =
            from type in ConnectedAppMapping.Fields.SelectMany(row => row.Targets).Select(target => target.DeclaringType).Distinct()
            from field in type.Fields
            where field.IsAlwaysRequired && field != type.AppField
            select field;
        required.Should().BeSubsetOf(ConnectedAppMapping.Fields.SelectMany(row => row.Targets).Concat(given));
    }

    [Test]
    public void The_page_says_what_the_table_says()
    {
        var path = Repository.Path("docs", "converting.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var text = new StringBuilder(page[..(page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)]);
        text.Append("\n## Records\n\n| record | name | created |\n|---|---|---|\n");
        foreach (var record in ConnectedAppMapping.Records)
        {
            var given = string.Concat(record.Given.Select(said => $"; `{said.Field.Name}` is `{Shown(said.Value)}`"));
            var inAppPolicies = string.Concat(record.GivenInAppPolicies.Select(said => $"; `{said.Field}` is `{Shown(said.Value)}`"));
            var made = record.Source is { } source ? $"if `{source.Name}` is set" : "always";
            text.Append(Invariant($"| `{record.Type.Name}` | `{Name(record.Type)}` | {made}{given}{inAppPolicies} |\n"));
        }

        foreach (var type in SourceTypes)
        {
            text.Append(Invariant($"\n## {type.Name}\n\n{type.Description}\n\n| element | becomes | notes |\n|---|---|---|\n"));
            foreach (var row in ConnectedAppMapping.Fields.Where(row => row.Source.DeclaringType == type))
            {
                text.Append(Invariant($"| `{row.Source.Name}` | {Becomes(row)} | {How(row)} |\n"));
            }
        }

        Golden.Verify(path, text.ToString());
    }

    private static string Shown(object value) => value.ToString()!.Replace("True", "true", StringComparison.Ordinal);

    private static string Name(MetadataType type) => RecordName.Of(type.DeployedName ?? "{app}", "App");

    private static string Becomes(FieldMapping row) =>
        row.WhyNot is not null ? "*not moved*" : string.Join("<br>", row.Targets.Concat(row.Otherwise).Select(target => $"`{target}`"));

    private static string How(FieldMapping row) =>
        row.WhyNot is { } reason ? char.ToUpperInvariant(reason[0]) + reason[1..]
        : row.Source.ComplexType is { } inside ? $"See [{inside.Name}](#{inside.Name.ToLowerInvariant()})."
        : row.Note ?? "";

    private static IEnumerable<MetadataType> Inside(MetadataType type) =>
        type.Fields.Select(field => field.ComplexType).OfType<MetadataType>().SelectMany(inner => Inside(inner).Prepend(inner));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
