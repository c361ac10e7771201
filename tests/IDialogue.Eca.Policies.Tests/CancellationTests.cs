using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests;

public sealed class CancellationTests
{
    private readonly MockFileSystem disk = new(new Dictionary<string, MockFileData>
    {
        ["/eca/policy.eca.yaml"] = new("apps:\n  Agent:\n    origin: deployed\n    oauthPolicies:\n      permittedUsers: AllSelfAuthorized\n"),
        ["/eca/retrieved/package.xml"] = new("<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>"),
        ["/eca/out/notes.txt"] = new("mine"),
    });

    [Test]
    public void Every_call_that_uses_files_stops_when_it_is_canceled_and_changes_nothing()
    {
        var before = disk.AllFiles.ToArray();
        var canceled = new CancellationToken(canceled: true);
        var request = new GenerationRequest
        {
            PolicyFiles = ["/eca/policy.eca.yaml"],
            OutputFolder = "/eca/out",
            Retrieved = "/eca/retrieved",
            CancellationToken = canceled,
        };
        var generator = new PolicyGenerator(disk);
        var writer = new PackageWriter(disk);

        Action[] calls =
        [
            () => generator.Generate(request),
            () => generator.Compile(request),
            () => generator.Check(request),
            () => generator.Check(request with { PolicyFiles = [] }, ["/eca/retrieved"], new RuleSettings()),
            () => generator.Compare(request),
            () => generator.Read(request),
            () => generator.Plan(request),
            () => generator.MergeInPlace(request),
            () => MetadataTree.Read(disk, "/eca/retrieved", cancellationToken: canceled),
            () => RuleCheck.Check(disk, "/eca/retrieved", new RuleSettings(), today: null, cancellationToken: canceled),
            () => writer.Write([new PackageFile("a.txt", [1])], "/eca/out", "", canceled),
            () => writer.Clean("/eca/out", canceled),
        ];
        calls.Should().AllSatisfy(call => call.Should().Throw<OperationCanceledException>());
        disk.AllFiles.Should().BeEquivalentTo(before);
    }

    [Test]
    public void A_call_stops_at_the_next_file_after_it_was_canceled()
    {
        using var source = new CancellationTokenSource();
        var read = new List<string>();
        var act = () => MetadataTree.Read(disk, "/eca", new Folders(folder =>
        {
            read.Add(folder);
            source.Cancel();
        }), source.Token);

        act.Should().Throw<OperationCanceledException>();
        read.Should().ContainSingle("no other folder was read");
    }

    private sealed class Folders(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
