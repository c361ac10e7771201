using System.Text.Json;
using CsCheck;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests;

/// <summary>Texts that readers see as they are.</summary>
public sealed class ShownTextTests
{
    [TestCase("a\u202Eb", @"a\u202eb", TestName = "A bidirectional control")]
    [TestCase("a\u200Bb\u00ADc\uFEFF", @"a\u200bb\u00adc\ufeff", TestName = "Zero width")]
    [TestCase("\u001B[31m\u009B\u007F", @"\u001b[31m\u009b\u007f", TestName = "Controls")]
    [TestCase("a\nb\r\u0085\u2028\u2029", @"a\u000ab\u000d\u0085\u2028\u2029", TestName = "Line ends")]
    [TestCase("\u061C\u3164\u034F\uFE00", @"\u061c\u3164\u034f\ufe00", TestName = "Fillers and selectors")]
    [TestCase("\U000E0041\U000E0100", @"\U000e0041\U000e0100", TestName = "Tags and selectors beyond 16 bits")]
    public void Characters_that_no_one_sees_are_written_out(string text, string shown) => ShownText.Line(text).Should().Be(shown);

    [Test]
    public void Half_a_pair_is_written_out_and_a_whole_one_stays() =>
        ShownText.Line("😀\u200B" + "😀"[0] + "x").Should().Be(@"😀\u200b\ud83dx");

    [TestCase("::set-output name=a::b", @"\u003a:set-output name=a::b")]
    [TestCase("  ::error::x", @"  \u003a:error::x")]
    [TestCase("a ##vso[task.setvariable]x", @"a \u0023#vso[task.setvariable]x")]
    [TestCase("##[group]x", @"\u0023#[group]x")]
    [TestCase("###[group]x", @"#\u0023#[group]x")]
    [TestCase("x\n::error::y", @"x\u000a::error::y")]
    public void Commands_for_CI_systems_are_none(string text, string shown) => ShownText.Line(text).Should().Be(shown);

    [TestCase("Łódź, Ж, 名前, 😀 ❤️")]
    [TestCase("acme__Agent: a::b # c ## d [e] \\u202e")]
    public void Other_texts_stay_as_they_are(string text) => ShownText.Line(text).Should().Be(text);

    [Test]
    public void A_shown_line_is_plain_and_shown_as_it_is() => HostileWords.Any.Sample(word =>
        ShownText.Line(word) is var line && ShownText.IsPlain(line) && ShownText.Line(line) == line);

    [Test]
    public void JSON_shows_all_and_means_the_same() => HostileWords.Any.Sample(word =>
    {
        var json = new JsonText().Begin('{').Add("text", word).End('}').ToString();
        using var read = JsonDocument.Parse(json);
        return read.RootElement.GetProperty("text").GetString() == word && json.TrimEnd('\n').Split('\n').All(ShownText.IsPlain);
    });

    [TestCase("](https://x.example)", @"\](https:&#47;/x.example)")]
    [TestCase("<b>`x`|*_~", @"&lt;b>\`x\`\|\*\_\~")]
    [TestCase("www.x.example", "www&#46;x.example")]
    [TestCase("a\n```\n# b\u202E", @"a \`\`\` # b\\u202e")]
    public void A_text_in_Markdown_ends_nothing_and_is_no_link(string text, string cell) => MarkdownText.Cell(text).Should().Be(cell);
}
