using System.Globalization;
using CsCheck;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Xml;

/// <summary>What holds for every record.</summary>
public sealed class XmlLawsTests
{
    [Test]
    public void What_was_written_is_read_as_an_equal_record() =>
        RecordGenerator.Records.Sample(record => ReadBack(record).Equals(record));

    [Test]
    public void What_was_read_and_written_again_has_the_same_bytes() =>
        RecordGenerator.Records.Sample(record =>
        {
            var bytes = MetadataXml.SerializeToUtf8Bytes(record);
            return MetadataXml.SerializeToUtf8Bytes(ReadBack(record)).AsSpan().SequenceEqual(bytes);
        });

    [Test]
    public void The_text_form_and_the_bytes_are_the_same_document() =>
        RecordGenerator.Records.Sample(record =>
            System.Text.Encoding.UTF8.GetString(MetadataXml.SerializeToUtf8Bytes(record)) == MetadataXml.Serialize(record));

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    [TestCase("sv-SE")]
    public void The_machines_culture_changes_nothing(string culture) =>
        RecordGenerator.Records.Sample(record =>
        {
            var expected = MetadataXml.Serialize(record);
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                return MetadataXml.Serialize(record) == expected && ReadBack(record).Equals(record);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }, iter: 20);

    [Test]
    [Category(Attack.Category)]
    public void Any_bytes_give_a_result_and_never_an_exception() =>
        Attack.WithEach(Gen.Byte.Array[0, 200], bytes => MetadataXml.Read(bytes, "x.eca"));

    [Test]
    [Category(Attack.Category)]
    public void A_damaged_document_gives_a_result_and_never_an_exception() =>
        Attack.WithEach(Gen.Select(RecordGenerator.Records, Gen.Int[0, int.MaxValue], Gen.Byte), change =>
        {
            var (record, position, value) = change;
            var bytes = MetadataXml.SerializeToUtf8Bytes(record);
            bytes[position % bytes.Length] = value;
            var result = MetadataXml.Read(bytes, "x.eca");
            (result.Value is not null || result.HasErrors).Should().BeTrue();
        });

    private static MetadataObject ReadBack(MetadataObject record)
    {
        var path = record is MetadataComponent component ? $"{component.FullName}.{component.GetMetadataType().Suffix}" : "package.xml";
        return MetadataXml.Read(MetadataXml.SerializeToUtf8Bytes(record), path).ValueOrThrow();
    }
}
