using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Testing;
using YamlDotNet.RepresentationModel;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Texts in YAML that is printed.</summary>
public sealed class YamlTextTests
{
    [Test]
    public void YAML_shows_all_of_a_text_and_means_the_same()
    {
        foreach (var word in HostileWords.All)
        {
            var yaml = new YamlText().Begin("root").Add("key", word).AddItem(word).End().Comment(word).ToString();

            yaml.TrimEnd('\n').Split('\n').Should().OnlyContain(line => ShownText.IsPlain(line));
            Read($"key: {YamlText.Scalar(word)}\n").Should().Be(word.Replace("${", "$${", StringComparison.Ordinal));
        }
    }

    [Test]
    public void A_bidirectional_control_is_an_escape() => YamlText.Scalar("a\u202Eb").Should().Be("\"a\\u202Eb\"");

    private static string Read(string yaml)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(yaml);
        stream.Load(reader);
        return ((YamlMappingNode)stream.Documents[0].RootNode)["key"].ToString();
    }
}
