using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Xml;

/// <summary>
/// Each folder of <c>Golden</c> is a file in a shape that real repositories hold, what is told of it, and the file written again.
/// </summary>
public sealed class XmlGoldenTests
{
    [TestCaseSource(nameof(Cases))]
    public void Is_read_and_written_like_this(string folder)
    {
        var input = Directory.EnumerateFiles(folder).Single(path => Path.GetFileName(path) is not "written.xml" and not "diagnostics.txt");

        var result = MetadataXml.Read(File.ReadAllBytes(input), Path.GetFileName(input));

        Golden.Verify(Path.Combine(folder, "diagnostics.txt"), string.Concat(result.Diagnostics.Select(diagnostic => diagnostic + "\n")));
        Golden.Verify(Path.Combine(folder, "written.xml"), MetadataXml.SerializeToUtf8Bytes(result.Value!));
    }

    [TestCase("retrieved-policy")]
    [TestCase("several-callback-urls")]
    [TestCase("nil-settings")]
    [TestCase("empty-settings")]
    [TestCase("newer-than-this-tool")]
    [TestCase("pre-release-fields")]
    [TestCase("escaped-texts")]
    [TestCase("push-settings")]
    [TestCase("canvas-settings")]
    [TestCase("connected-app")]
    [TestCase("package-xml")]
    public void What_Salesforce_wrote_comes_back_byte_for_byte(string name)
    {
        var folder = Repository.Path("tests", "IDialogue.Eca.Tests", "Xml", "Golden", name);
        var input = Directory.EnumerateFiles(folder).Single(path => Path.GetFileName(path) is not "written.xml" and not "diagnostics.txt");

        File.ReadAllBytes(Path.Combine(folder, "written.xml")).Should().Equal(File.ReadAllBytes(input));
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Tests", "Xml", "Golden");
}
