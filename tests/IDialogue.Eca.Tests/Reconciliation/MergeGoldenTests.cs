using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Reconciliation;

/// <summary>
/// Each folder of <c>Golden</c> holds what an org has (<c>retrieved</c>), what shall hold (<c>desired.xml</c>, and <c>options.txt</c>
/// with lines such as <c>remove startUrl</c>), and what comes of them: the merged file, its findings and the diff in three forms.
/// </summary>
public sealed class MergeGoldenTests
{
    [TestCaseSource(nameof(Cases))]
    public void Is_merged_like_this(string folder)
    {
        var retrieved = Directory.EnumerateFiles(Path.Combine(folder, "retrieved")).Single();
        var name = Path.GetFileName(retrieved);

        var result = MetadataMerge.Merge(File.ReadAllBytes(retrieved), name, Desired(folder, name));

        Golden.Verify(Path.Combine(folder, "merged", name), result.Value!.Result.Content.ToArray());
        Golden.Verify(Path.Combine(folder, "diagnostics.txt"), string.Concat(result.Diagnostics.Select(diagnostic => diagnostic + "\n")));
        var diff = new MetadataDiff([result.Value.Difference]);
        Golden.Verify(Path.Combine(folder, "diff.txt"), diff.ToText());
        Golden.Verify(Path.Combine(folder, "diff.md"), diff.ToMarkdown());
        Golden.Verify(Path.Combine(folder, "diff.json"), diff.ToJson());
    }

    private static DesiredComponent Desired(string folder, string name)
    {
        var record = MetadataXml.Read<MetadataComponent>(File.ReadAllBytes(Path.Combine(folder, "desired.xml")), name).ValueOrThrow();
        var options = Path.Combine(folder, "options.txt");
        var lines = File.Exists(options) ? File.ReadLines(options).Select(line => line.Split(' ')).ToArray() : [];
        return new DesiredComponent(record) { Removed = Fields("remove"), Exact = Fields("exact") };

        ValueList<MetadataField> Fields(string option) =>
            lines.Where(line => line[0] == option).Select(line => record.GetMetadataType().FindField(line[1])!).ToValueList();
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Tests", "Reconciliation", "Golden");
}
