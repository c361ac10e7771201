using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Tests;

public sealed class VariableMaskTests
{
    private const string Value = "https://e.example/?a=secret&b='ü'";

    private const string Key = "-----BEGIN KEY-----\nMIICdgIBADANBgkqhkiG9w0BAQEFAASC\nend";

    [TestCase(Value)]
    [TestCase("https://e.example/?a=secret&amp;b='ü'")]
    [TestCase("https://e.example/?a=secret&amp;b=&apos;ü&apos;")]
    [TestCase("https%3A%2F%2Fe.example%2F%3Fa%3Dsecret%26b%3D%27%C3%BC%27")]
    [TestCase("https://e.example/?a=secret\\u0026b=\\u0027\\u00FC\\u0027")]
    [TestCase("MIICdgIBADANBgkqhkiG9w0BAQEFAASC")]
    [TestCase("-----BEGIN KEY----- ⏎ MIICdgIBADANBgkqhkiG9w0BAQEFAASC ⏎ end")]
    public void A_value_is_hidden_as_it_is_in_XML_in_JSON_in_a_URL_and_line_by_line(string form) =>
        Hide($"sf says {form}.").Should().MatchRegex(@"^sf says \$\{(URL|KEY)\}\.$");

    [TestCase("end")]
    [TestCase("nothing of a variable")]
    public void Other_text_stays(string text) => Hide(text).Should().Be(text);

    private static string Hide(string line) =>
        new VariableMask(["URL", "KEY"], name => name == "URL" ? Value : Key).Hide(line);
}
