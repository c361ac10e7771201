using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

public sealed class BracesTests
{
    [TestCase("a", "a")]
    [TestCase("{a,b}/x", "a/x b/x")]
    [TestCase("a{b,c{d,e}}f", "abf acdf acef")]
    [TestCase("{,x}y", "y xy")]
    [TestCase("{a}", "{a}")]
    [TestCase("{a}{b,c}", "{a}b {a}c")]
    [TestCase("a{b", "a{b")]
    public void Stand_for_alternatives(string pattern, string expected) => Braces.Expand(pattern).Should().Equal(expected.Split(' '));

    [Test]
    public void Many_of_them_do_not_take_all_memory() =>
        Braces.Expand(string.Concat(Enumerable.Repeat("{a,b}", 40))).Should().HaveCount(1000);
}
