using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

/// <summary>The answers are those of the npm package that Salesforce CLI uses, and of git where it is about <c>[!a]</c>.</summary>
public sealed class ForceIgnoreTests
{
    private const string Policy = "force-app/main/default/extlClntAppOauthPolicies/A.ecaOauthPlcy-meta.xml";

    [TestCase("template", "template/a.eca-meta.xml")]
    [TestCase("template", "force-app/template/a.eca-meta.xml")]
    [TestCase("template/", "force-app/template/a.eca-meta.xml")]
    [TestCase("/template", "template/a.eca-meta.xml")]
    [TestCase("TEMPLATE", "template/a.eca-meta.xml")]
    [TestCase("scripts/**", "scripts/templates/a.eca-meta.xml")]
    [TestCase("**/default/**", Policy)]
    [TestCase("force-app/*/default", Policy)]
    [TestCase("force-app/**/extlClntAppOauthPolicies", Policy)]
    [TestCase("**/*.ecaOauthPlcy-meta.xml", Policy)]
    [TestCase("*.ecaOauthPlcy-meta.xml", Policy)]
    [TestCase("**.ecaOauthPlcy-meta.xml", Policy)]
    [TestCase("extl**", Policy)]
    [TestCase("A.ecaOauthPlcy-meta.xm?", Policy)]
    [TestCase("[A-C].eca*", Policy)]
    [TestCase("[!b-z].eca*", Policy)]
    [TestCase("*\n!B.*", Policy)]
    [TestCase("  # no comment\r\n\r\nforce-app\r\n", Policy)]
    [TestCase("force-app   ", Policy)]
    [TestCase("\\#a", "#a")]
    [TestCase("\\!a", "!a")]
    [TestCase("a\\ ", "a ")]
    [TestCase("a\\*", "a*")]
    [TestCase("force-app\n!" + Policy, Policy, Description = "What is in a folder that is left out cannot be taken back.")]
    public void Leaves_out(string patterns, string path) => Ignores(patterns, path).Should().BeTrue();

    [TestCase("", Policy)]
    [TestCase("# force-app", Policy)]
    [TestCase("/main", Policy)]
    [TestCase("/*main*", Policy)]
    [TestCase("main/default", Policy)]
    [TestCase("default/extlClntAppOauthPolicies", Policy)]
    [TestCase("A.ecaOauthPlcy-meta.xml/", Policy)]
    [TestCase("force-app/*.ecaOauthPlcy-meta.xml", Policy)]
    [TestCase("**/extlClntAppOauthPolicies/**/*/**", Policy)]
    [TestCase("{A,B}.ecaOauthPlcy-meta.xml", Policy)]
    [TestCase("[b-z].eca*", Policy)]
    [TestCase("*.ecaOauthPlcy-meta.xml\n!A.*", Policy)]
    [TestCase("a\\*", "ab")]
    [TestCase("!", Policy)]
    [TestCase("/", Policy)]
    [TestCase("[", Policy)]
    public void Leaves_in(string patterns, string path) => Ignores(patterns, path).Should().BeFalse();

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_first_pattern() => Ignores("\uFEFFforce-app", Policy).Should().BeTrue();

    [Test]
    public void Many_stars_do_not_take_long() =>
        Ignores(string.Concat(Enumerable.Repeat("**/*a*", 20)) + "/x", string.Join('/', Enumerable.Repeat(new string('a', 50), 12)))
            .Should().BeFalse();

    private static bool Ignores(string patterns, string path) => new ForceIgnore("/sf", patterns).Ignores(path, isFolder: false);
}
