using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Tests.Metadata;

public sealed class ApiVersionTests
{
    [TestCase("66.0", 66)]
    [TestCase("66", 66)]
    [TestCase("59.0", 59)]
    public void Reads_a_version_with_and_without_its_zero(string text, int major)
    {
        ApiVersion.TryParse(text, out var version).Should().BeTrue();
        version.Should().Be(new ApiVersion(major));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("66.1")]
    [TestCase("v66")]
    [TestCase(" 66")]
    [TestCase("-66")]
    [TestCase("66.0.0")]
    [TestCase("99999999999")]
    public void Refuses_what_is_no_version(string? text) => ApiVersion.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void Writes_the_form_that_package_xml_wants() => ApiVersion.Default.ToString().Should().Be("66.0");

    [TestCase(58, false)]
    [TestCase(59, true)]
    [TestCase(68, true)]
    [TestCase(69, false)]
    public void Supports_59_to_68(int major, bool isSupported) => new ApiVersion(major).IsSupported.Should().Be(isSupported);

    [Test]
    public void Compares_by_number()
    {
        var (older, newer) = (new ApiVersion(9), new ApiVersion(66));

        (older < newer).Should().BeTrue();
        (older <= newer).Should().BeTrue();
        (newer > older).Should().BeTrue();
        (newer >= older).Should().BeTrue();
        older.CompareTo(newer).Should().BeNegative();
    }
}
