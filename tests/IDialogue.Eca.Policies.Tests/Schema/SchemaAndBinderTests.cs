using System.Collections.Concurrent;
using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Presets;
using IDialogue.Eca.Policies.Schema;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Policies.Tests.Schema;

/// <summary>The schema takes what the binder takes: a key or a word that one of them learns, the other must learn too.</summary>
public sealed class SchemaAndBinderTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(PolicySchema.ToJson())!;

    [TestCaseSource(nameof(Mappings))]
    public void A_mapping_has_the_keys_that_the_binder_knows(string policy, string path)
    {
        // The finding of an unknown key lists the known ones.
        const string Mark = "Valid keys: ";
        var message = PolicyGenerator.Parse(policy, "p").Diagnostics.Single(finding => finding.Code == "ECA0011").Message;
        var known = message[(message.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].TrimEnd('.').Split(", ");

        var mapping = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Schema, (node, step) => node[step]!);
        mapping["properties"]!.AsObject().Select(property => property.Key).Should().BeEquivalentTo(known);
        mapping["additionalProperties"]!.GetValue<bool>().Should().BeFalse();
    }

    [Test]
    public void A_list_of_texts_describes_its_items() =>
        SectionText.Types.SelectMany(type => type.Fields)
            .Where(field => field.Separator is not null && field.ItemEnum is null && field.ItemDescription is null)
            .Should().BeEmpty("editors show it on hover");

    [Test]
    public void A_word_is_taken_just_when_the_binder_takes_it()
    {
        var policies = Words().Distinct().ToDictionary(policy => policy, policy => policy);

        var taken = SchemaValidator.Validate(policies)
            .Policies.Where(policy => policy.Value.Length == 0)
            .Select(policy => policy.Key)
            .ToArray();

        var expected = policies.Keys.Where(policy => PolicyGenerator.Parse(policy, "p")
            .Diagnostics.All(finding => finding.Code is not ("ECA0012" or "ECA0017"))).ToArray();
        taken.Except(expected).Should().BeEmpty("the binder refuses these");
        expected.Except(taken).Should().BeEmpty("the binder takes these");
        taken.Should().HaveCountGreaterThan(100).And.HaveCountLessThan(policies.Count - 100);
    }

    /// <summary>Records with any values, as no org has them; one run of the validator for all.</summary>
    [Test]
    public void Whatever_is_imported_agrees_with_the_schema()
    {
        var policies = new ConcurrentDictionary<string, string>();
        RecordGenerator.Components.Sample(component =>
        {
            if (Import(component) is { } text)
            {
                policies.TryAdd(text, text);
            }
        }, iter: 500);

        SchemaValidator.Validate(policies).Policies.Where(policy => policy.Value.Length > 0).Should().BeEmpty();
        policies.Count.Should().BeGreaterThan(100);
    }

    private static string? Import(MetadataComponent component)
    {
        var files = new MockFileSystem();
        files.AddFile($"/org/{component.FullName}.{component.GetMetadataType().Suffix}-meta.xml", new MockFileData(
            MetadataXml.SerializeToUtf8Bytes(component)));
        return PolicyImporter.Import(MetadataTree.Read(files, "/org").Value!).Value;
    }

    /// <summary>A policy file with an unknown key in each mapping there is, and where the schema has that mapping.</summary>
    private static IEnumerable<TestCaseData> Mappings()
    {
        const string Unknown = "{ zzzzzzzz: 1 }";
        yield return Case("the file", "zzzzzzzz: 1\napps: {}", "");
        yield return Case("an app", $"apps: {{ A: {Unknown} }}", "$defs/app");
        foreach (var type in SectionText.Types)
        {
            yield return Case(type.PolicyKey!, SectionText.Of(type, Unknown), $"$defs/{type.PolicyKey}");
            foreach (var field in type.Fields.Where(field => field.ComplexType is not null || field.IsCertificate))
            {
                yield return Case(
                    $"{type.PolicyKey}.{field.PolicyKey}",
                    SectionText.Of(type, field, Unknown),
                    $"$defs/{field.ComplexType?.Name ?? "certificate"}");
            }
        }

        static TestCaseData Case(string name, string policy, string path) => new TestCaseData(policy, path).SetArgDisplayNames(name);
    }

    /// <summary>Policy files with every word of every closed set, spelt in several ways, and with some that are none.</summary>
    private static IEnumerable<string> Words() =>
    [
        .. from type in SectionText.Types
           from field in type.Fields
           from value in (field.Enum ?? field.ItemEnum)?.Values ?? []
           from word in value.RuntimeNames.Append(value.Name).Append(value.Label ?? value.Name)
           from spelling in Spellings(word).Append($" {word} ")
           select SectionText.Of(type, field, JsonSerializer.Serialize(spelling)),
        .. from preset in PolicyPreset.All
           from spelling in Spellings(preset.Name)
           select SectionText.Of(ExtlClntAppOauthConfigurablePolicies.MetadataType, $"{{ preset: \"{spelling}\" }}"),
        .. from origin in KeyWords.Origins
           from spelling in Spellings(origin.Word)
           select $"apps: {{ A: {{ origin: \"{spelling}\", oauthPolicies: {{ label: A }} }} }}",
    ];

    private static string[] Spellings(string word) =>
    [
        word, word.ToUpperInvariant(), word.ToLowerInvariant(), word + "x", "x" + word, word[..^1], $"${{{word}}}", $"a${{{word}}}",
        $"$${{{word}}}",
    ];
}
