using System.Collections;
using CsCheck;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;


namespace IDialogue.Eca.Tests.Conversion;

/// <summary>What holds for connected apps with any values, as no org has them.</summary>
public sealed class ConversionLawTests
{
    /// <summary>Connected apps with any values, as no org has them.</summary>
    [Test]
    public void Whatever_a_connected_app_says_is_in_the_records_or_in_a_finding() => RecordGenerator.ConnectedApps.Sample(app =>
    {
        var converted = ConnectedAppConverter.Convert(app);
        var records = converted.Value!.SelectMany(WithParts).ToLookup(record => record.GetMetadataType());
        var told = converted.Diagnostics.SelectMany(finding => finding.Message.Split(' ')).ToHashSet();
        foreach (var (record, row) in Rows(app, told))
        {
            var isThere = row.Targets.Concat(row.Otherwise)
                .Any(target => records[target.DeclaringType].Any(made => IsSaid(target.GetValue(made))));
            (told.Contains(row.Source.ToString()) || isThere || row.IsTakenApart || !IsSaid(row.Source.GetValue(record)))
                .Should().BeTrue("{0} must not be lost", row.Source);
            foreach (var element in record.UnknownElements.Where(element => !element.IsNil))
            {
                told.Should().Contain($"{record.GetMetadataType().Name}.{element.Name}");
            }
        }

        return true;
    }, iter: 500);

    [Test]
    public void Truth_values_numbers_and_texts_always_arrive()
    {
        var choices = ConnectedAppMapping.Fields
            .Where(row => row.Convert.Method.Name != nameof(ValueConversions.Same)
                || row.Targets.Any(target => target.Kind == MetadataValueKind.Enumeration))
            .Select(row => $" of {row.Source} ")
            .ToArray();

        RecordGenerator.ConnectedApps.Sample(
            app => ConnectedAppConverter.Convert(app).Diagnostics
                .Where(finding => finding.Code == "ECA0135")
                .All(finding => choices.Any(choice => finding.Message.Contains(choice, StringComparison.Ordinal))),
            iter: 500);
    }

    [Test]
    public void Whatever_is_converted_can_be_written_and_read_again() => RecordGenerator.ConnectedApps.Sample(app =>
        ConnectedAppConverter.Convert(app).Value!.All(component =>
            MetadataXml.Read(MetadataXml.SerializeToUtf8Bytes(component), $"{component.FullName}.{component.GetMetadataType().Suffix}")
                .ValueOrThrow() == component),
        iter: 500);

    /// <summary>All that a record and its parts say, without the parts of what is told as a whole.</summary>
    private static IEnumerable<(MetadataObject Record, FieldMapping Row)> Rows(MetadataObject record, HashSet<string> told) =>
        ConnectedAppMapping.Fields
            .Where(row => row.Source.DeclaringType == record.GetMetadataType())
            .SelectMany(row => (told.Contains(row.Source.ToString()) ? [] : Parts(row.Source.GetValue(record)))
                .SelectMany(part => Rows(part, told))
                .Prepend((record, row)));

    private static IEnumerable<MetadataObject> WithParts(MetadataObject record) =>
        record.GetMetadataType().Fields.SelectMany(field => Parts(field.GetValue(record))).SelectMany(WithParts).Prepend(record);

    private static IEnumerable<MetadataObject> Parts(object? value) =>
        value is MetadataObject part ? [part] : value is IEnumerable items and not string ? items.OfType<MetadataObject>() : [];

    /// <summary>Not nothing: no empty text, no switch that is off.</summary>
    private static bool IsSaid(object? value) =>
        value is string text
            ? !string.IsNullOrWhiteSpace(text)
            : value is IEnumerable items ? items.Cast<object>().Any(IsSaid) : value is not (null or false);
}
