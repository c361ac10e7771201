using CsCheck;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Reconciliation;

/// <summary>What holds for every merge, into files of every layout.</summary>
[Category(Attack.Category)]
public sealed class MergeLawsTests
{
    [Test]
    public void Merging_twice_is_merging_once() => Sample((retrieved, desired) =>
    {
        var once = Merge(retrieved, desired).Result.Content;
        var twice = Merge(once.ToArray(), desired);
        return !twice.IsChanged && twice.Result.Content.Span.SequenceEqual(once.Span);
    });

    [Test]
    public void What_is_desired_holds_afterwards() => Sample((retrieved, desired) =>
    {
        var merged = Merge(retrieved, desired).Result.Component;
        return RecordPlanner.Plan(desired, merged).Changes.All(change => !change.Counts);
    });

    [Test]
    public void What_nobody_named_keeps_its_value() => Sample((retrieved, desired) =>
    {
        var before = Read(retrieved, desired).Component;
        var after = Merge(retrieved, desired).Result.Component;
        var touched = Touched(before, desired);
        return before.GetMetadataType().Fields.Where(field => !touched.Contains(field.Name))
                .All(field => Equals(field.GetValue(before), field.GetValue(after)))
            && after.UnknownElements.SequenceEqual(
                before.UnknownElements.Where(element => !touched.Contains(element.Name) || element.Namespace is not null));
    });

    [Test]
    public void What_nobody_named_keeps_its_characters() => Sample((retrieved, desired) =>
    {
        var before = Read(retrieved, desired);
        var touched = Touched(before.Component, desired);
        return Slices(before, touched).SequenceEqual(Slices(MergedFile(retrieved, desired), touched));
    });

    [Test]
    public void Comments_stay_in_their_order() => Sample((retrieved, desired) =>
        Comments(Read(retrieved, desired)).SequenceEqual(Comments(MergedFile(retrieved, desired))));

    [Test]
    public void Comments_inside_a_changed_text_stay() => Sample((retrieved, desired) =>
    {
        var before = Read(retrieved, desired);
        var changed = RecordPlanner.Plan(desired, before.Component).Fields
            .OfType<FieldPlan.Setting>().Where(plan => plan.Value is not MetadataObject).Select(plan => plan.Field.Name).ToHashSet();
        return Insides(before, changed) == Insides(MergedFile(retrieved, desired), changed);
    });

    [Test]
    public void A_merge_that_changes_nothing_returns_the_identical_bytes() => Sample((retrieved, desired) =>
    {
        var merged = Merge(retrieved, new DesiredComponent(Read(retrieved, desired).Component));
        return !merged.IsChanged && !merged.Difference.HasChanges && merged.Result.Content.Span.SequenceEqual(retrieved);
    });

    [Test]
    public void A_file_in_Salesforces_form_stays_in_it() => RecordGenerator.Merges.Sample(merge =>
    {
        var retrieved = merge.Retrieved;
        var merged = Merge(MetadataXml.SerializeToUtf8Bytes(retrieved), merge.Desired with { Removed = [] }).Result;
        return HasNil(retrieved)
            || HasNil(merged.Component)
            || MetadataXml.SerializeToUtf8Bytes(merged.Component).AsSpan().SequenceEqual(merged.Content.Span);
    });

    [Test]
    public void A_merge_and_a_diff_tell_the_same() => Sample((retrieved, desired) =>
    {
        var merged = Merge(retrieved, desired);
        var plan = RecordPlanner.Plan(desired, Read(retrieved, desired).Component);
        return merged.Difference.Fields.SequenceEqual(plan.Changes) && (merged.IsChanged || !merged.Difference.HasChanges);
    });

    private static void Sample(Func<byte[], DesiredComponent, bool> law) =>
        Attack.WithEach(
            Gen.Select(RecordGenerator.Merges, Gen.Int),
            input => law(MessyDocument.Of(input.Item1.Retrieved, input.Item2), input.Item1.Desired).Should().BeTrue());

    private static PlannedComponent Merge(byte[] retrieved, DesiredComponent desired) =>
        MetadataMerge.Merge(retrieved, PathOf(desired.Component), desired).ValueOrThrow();

    private static RetrievedFile MergedFile(byte[] retrieved, DesiredComponent desired) =>
        Read(Merge(retrieved, desired).Result.Content.ToArray(), desired);

    private static string PathOf(MetadataComponent component) => $"{component.FullName}.{component.GetMetadataType().Suffix}";

    private static RetrievedFile Read(byte[] bytes, DesiredComponent desired) =>
        RetrievedFile.Read(bytes, PathOf(desired.Component), new SourceMap(), new DiagnosticBag())!;

    private static HashSet<string> Touched(MetadataComponent before, DesiredComponent desired) =>
        [.. RecordPlanner.Plan(desired, before).Fields.Select(plan => plan.Field.Name)];

    private static string[] Slices(RetrievedFile file, HashSet<string> touched)
    {
        var (text, root) = (file.Document.Source.Text, file.Document.Root);
        return [.. root.Children
            .Where(child => !touched.Contains(child.Name) || child.Namespace != "http://soap.sforce.com/2006/04/metadata")
            .Select(child => text[child.Span.Start..child.Span.End])];
    }

    private static string[] Comments(RetrievedFile file) =>
        [.. System.Text.RegularExpressions.Regex.Matches(file.Document.Source.Text, "<!-- (?:<note>|trailing) .*? -->")
            .Select(match => match.Value)];

    private static int Insides(RetrievedFile file, HashSet<string> fields) => file.Document.Root.Children
        .Where(child => fields.Contains(child.Name))
        .Sum(child => System.Text.RegularExpressions.Regex.Count(
            file.Document.Source.Text[child.Span.Start..child.Span.End], "<!-- inside -->|<[?]inside[?]>"));

    private static bool HasNil(MetadataObject record) => MetadataXml.Serialize(record).Contains("xsi:nil", StringComparison.Ordinal);
}
