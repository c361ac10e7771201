using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Each folder of <c>Golden/Packages</c> is a policy file and the package that it makes.</summary>
public sealed class PackageGoldenTests
{
    [TestCaseSource(nameof(Cases))]
    public void Makes_this_package(string folder)
    {
        var package = new PolicyGenerator(new FileSystem()).Compile(GoldenRequest.For(folder));

        package.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info).Should().BeEmpty();
        var files = GoldenRequest.Layout(folder).GetFiles(package.ValueOrThrow());
        Golden.VerifyFolder(Path.Combine(folder, "metadata"), files.ToDictionary(
            file => file.Path["metadata/".Length..], file => file.Content.ToArray()));
    }

    /// <summary>What policy files can say is what the catalogue knows, so some folder says each field that it can say.</summary>
    [Test]
    public void Every_field_of_every_type_is_said_by_some_policy_file()
    {
        var said = Cases()
            .Select(test => new PolicyGenerator(new FileSystem()).Compile(GoldenRequest.For((string)test.Arguments[0]!)).ValueOrThrow())
            .SelectMany(package => package.Components.SelectMany(Fields))
            .ToHashSet();

        MetadataCatalog.Components.Where(type => type.PolicyKey is not null).SelectMany(Sayable).Should().BeSubsetOf(said);
    }

    private static IEnumerable<string> Fields(MetadataObject record) =>
        from field in record.GetMetadataType().Fields
        let value = field.GetValue(record)
        where value is not (null or System.Collections.ICollection { Count: 0 })
        from name in Inner(value).Append($"{record.GetMetadataType().Name}.{field.Name}")
        select name;

    private static IEnumerable<string> Inner(object value) =>
        value is MetadataObject inner ? Fields(inner) : value is IEnumerable<MetadataObject> items ? items.SelectMany(Fields) : [];

    private static IEnumerable<string> Sayable(MetadataType type) => type.Fields.Where(Keys.SectionKeys.HasPolicyKey).SelectMany(
        field => (field.ComplexType is { } inner ? Sayable(inner) : []).Append($"{type.Name}.{field.Name}"));

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Packages");
}
