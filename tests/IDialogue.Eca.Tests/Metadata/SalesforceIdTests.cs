using CsCheck;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Tests.Metadata;

public sealed class SalesforceIdTests
{
    private const string Digits = "0123456789";
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly Gen<string> ShortIds = Gen.Char[Digits + Letters].Array[15].Select(characters => new string(characters));

    /// <summary>Ids that Salesforce, or people who asked it, published in both forms.</summary>
    private static readonly (string Short, string Long)[] Published =
    [
        ("04tPj00000B5Ql7", "04tPj00000B5Ql7IAF"),
        ("04t6A0000004eyt", "04t6A0000004eytQAA"),
        ("04tgL000000FXbZ", "04tgL000000FXbZQAW"),
        ("500B000000A1nvP", "500B000000A1nvPIAR"),
        ("000000000000000", "000000000000000AAA"),
        ("00000000000000A", "00000000000000AAAQ"),
        ("0000A0000A0000A", "0000A0000A0000AQQQ"),
    ];

    [TestCaseSource(nameof(Published))]
    public void Knows_both_forms_of_an_id((string Short, string Long) published)
    {
        var fromLong = Id(published.Long);

        Id(published.Short).Should().Be(fromLong);
        fromLong.ToString().Should().Be(published.Long);
        fromLong.ShortForm.Should().Be(published.Short);
        fromLong.KeyPrefix.Should().Be(published.Short[..3]);
    }

    [Test]
    public void The_long_form_of_any_id_leads_back_to_it() => ShortIds.Sample(text => Id(Id(text).ToString()).ShortForm == text);

    [Test]
    public void A_letter_that_changed_its_case_is_found_and_mended() => Gen.Select(ShortIds, Gen.Int[0, 14]).Sample((text, place) =>
    {
        var id = Id(text);
        var damaged = id.ToString().ToCharArray();
        damaged[place] = char.IsUpper(damaged[place]) ? char.ToLowerInvariant(damaged[place]) : char.ToUpperInvariant(damaged[place]);
        var isLetter = char.IsLetter(damaged[place]);
        return SalesforceId.TryParse(new string(damaged), out _) == !isLetter
            && SalesforceId.TryRestoreCase(new string(damaged), out var mended) && mended == id;
    });

    [Test]
    public void An_id_in_lower_or_upper_case_is_mended() => ShortIds.Sample(text =>
    {
        var id = Id(text);
        return SalesforceId.TryRestoreCase(id.ToString().ToLowerInvariant(), out var fromLower) && fromLower == id
            && SalesforceId.TryRestoreCase(id.ToString().ToUpperInvariant(), out var fromUpper) && fromUpper == id;
    });

    [Test]
    public void A_digit_where_the_suffix_tells_of_a_capital_is_no_loss_of_case() =>
        ShortIds.Where(text => text.Any(char.IsUpper)).Sample(text =>
    {
        var id = Id(text);
        var damaged = id.ToString().ToCharArray();
        damaged[Array.FindIndex(damaged, char.IsUpper)] = '7';
        return !SalesforceId.TryParse(new string(damaged), out _) && !SalesforceId.TryRestoreCase(new string(damaged), out _);
    });

    [TestCase(null)]
    [TestCase("")]
    [TestCase("04tPj00000B5Ql")]
    [TestCase("04tPj00000B5Ql7I")]
    [TestCase("04tPj00000B5Ql7IAFA")]
    [TestCase("04tPj00000B5Ql7IAE")]
    [TestCase("04tPj00000B5Ql7iaf")]
    [TestCase("04tPj-0000B5Ql7")]
    [TestCase("04tPj 0000B5Ql7")]
    [TestCase("04tPj0000٣B5Ql7")]
    [TestCase("04tPj00000B5Qlä")]
    public void Refuses_what_is_no_id(string? text)
    {
        SalesforceId.TryParse(text, out var id).Should().BeFalse();
        id.Should().Be(default(SalesforceId));
    }

    [TestCase(null)]
    [TestCase("04tPj00000B5Ql7")]
    [TestCase("04tpj00000b5ql7ia9")]
    [TestCase("04tpj00000b5ql7ia-")]
    public void Mends_nothing_but_the_case_of_18_characters(string? text) => SalesforceId.TryRestoreCase(text, out _).Should().BeFalse();

    [TestCase("04tPj00000B5Ql7IAF", null)]
    [TestCase("04tPj00000B5Ql7", null)]
    [TestCase("04tPj00000", "It has 10 characters, but an id has 15 or 18.")]
    [TestCase("04tPj00000B5Q_7", "An id contains only letters A to Z and digits.")]
    [TestCase("04tPj00000B5Ql7IAZ", "Its checksum (the last three characters) is wrong. Copy it again.")]
    [TestCase("04tpj00000b5ql7iaf", "Letter case is wrong; ids are case-sensitive. Did you mean '04tPj00000B5Ql7IAF'?")]
    [TestCase("04TPj00000B5Ql7", "It must start with '04t'; ids are case-sensitive.")]
    [TestCase("00D000000000062EAA", "It must start with '04t'; ids are case-sensitive.")]
    [TestCase("00d000000000062eaa", "It must start with '04t'; ids are case-sensitive.")]
    public void Says_what_is_wrong(string text, string? mistake) =>
        SalesforceId.FindMistake(text, "04t", canBeShown: true).Should().Be(mistake);

    [Test]
    public void Does_not_show_an_id_that_may_be_a_secret() =>
        SalesforceId.FindMistake("04tpj00000b5ql7iaf", "04t", canBeShown: false).Should().NotContain("04tPj");

    [Test]
    public void The_default_value_is_no_id() =>
        (default(SalesforceId).ToString() + default(SalesforceId).ShortForm + default(SalesforceId).KeyPrefix).Should().BeEmpty();

    private static SalesforceId Id(string text) => SalesforceId.TryParse(text, out var id) ? id : throw new ArgumentException(text);
}
