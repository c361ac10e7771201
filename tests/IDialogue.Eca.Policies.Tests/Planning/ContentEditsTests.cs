using System.Text;
using CsCheck;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Policies.Tests.Planning;

/// <summary>The changes between two contents.</summary>
public sealed class ContentEditsTests
{
    private static readonly string[] Parts = ["<a>", "</a>", "\n", "text", "  ", "<b/>"];

    [Test]
    public void Carried_out_on_one_record_they_give_the_other() =>
        Gen.Select(RecordGenerator.Components, RecordGenerator.Components).Sample((one, other) =>
        {
            var (before, after) = (MetadataXml.SerializeToUtf8Bytes(one), MetadataXml.SerializeToUtf8Bytes(other));

            ContentEdits.Apply(before, ContentEdits.Between(before, after)!).Should().Equal(after);
        });

    [Test]
    public void Carried_out_on_any_bytes_they_give_the_others() =>
        Gen.Select(Bytes(), Bytes()).Sample((before, after) =>
            ContentEdits.Apply(before, ContentEdits.Between(before, after)!).Should().Equal(after));

    [Test]
    public void An_element_between_two_changes_is_in_none()
    {
        var edits = Between(
            "<a>\n    <x>1</x>\n    <consumerKey>3MVG9secret</consumerKey>\n    <y>1</y>\n</a>\n",
            "<a>\n    <x>2</x>\n    <consumerKey>3MVG9secret</consumerKey>\n    <y>3</y>\n    <z>4</z>\n</a>\n");

        edits.Should().HaveCount(3).And.NotContain(edit => edit.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Test]
    public void The_same_content_has_no_changes() => Between("<a>1</a>", "<a>1</a>").Should().BeEmpty();

    [Test]
    public void What_is_not_UTF_8_cannot_be_shown() => ContentEdits.Between([], [0xFF, 0xFE]).Should().BeNull();

    [TestCase(9, 0)]
    [TestCase(0, 9)]
    [TestCase(-1, 1)]
    [TestCase(0, -1)]
    public void A_change_that_does_not_fit_is_not_carried_out(int offset, int length) =>
        ContentEdits.Apply("12345678"u8.ToArray(), [new ContentEdit(offset, length, "")]).Should().BeNull();

    private static IReadOnlyList<ContentEdit> Between(string before, string after) =>
        ContentEdits.Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after))!;

    private static Gen<byte[]> Bytes() => Gen.Int[0, Parts.Length - 1].Array[0, 40]
        .Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => Parts[part]))));
}
