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
    public void Writes_the_form_that_package_xml_wants() => new ApiVersion(66).ToString().Should().Be("66.0");

    [Test]
    public void The_oldest_and_the_newest_version_are_supported_and_those_beyond_are_not()
    {
        ApiVersion.Oldest.IsSupported.Should().BeTrue();
        ApiVersion.Default.IsSupported.Should().BeTrue();
        ApiVersion.Newest.IsSupported.Should().BeTrue();
        new ApiVersion(ApiVersion.Oldest.Major - 1).IsSupported.Should().BeFalse();
        new ApiVersion(ApiVersion.Newest.Major + 1).IsSupported.Should().BeFalse();
    }

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
