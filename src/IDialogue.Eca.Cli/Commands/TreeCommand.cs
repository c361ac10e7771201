using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>A command that makes a policy file of a tree of metadata.</summary>
internal abstract class TreeCommand : ToolCommand
{
    /// <summary>Findings about what Salesforce does with an element; what becomes of it in the policy file says more here.</summary>
    private static readonly string[] Unknown = ["ECA0041", "ECA0042"];

    /// <summary>The finding about an element that appears twice, so that the second is not in the policy file.</summary>
    private const string Duplicate = "ECA0043";

    private readonly PathArgument tree;
    private readonly RecordSource records;
    private readonly PathOption output = NewFile.Option();

    protected TreeCommand(ToolHost host, string name, string description, string treeDescription)
        : base(host, name, description)
    {
        tree = new PathArgument("path", treeDescription, ArgumentArity.ZeroOrOne, takesInput: false);
        Add(tree);
        records = new RecordSource(
            this,
            host,
            tree,
            parsed => parsed.GetValue(tree) is [var path] ? host.FileSystem.Path.GetFullPath(path) : null,
            isRequired: true);
        Add(output);
    }

    protected override bool WritesPolicies => true;

    /// <summary>Gets what is retrieved from an org.</summary>
    protected abstract PolicyOutline Retrieved { get; }

    /// <summary>The text of the policy file.</summary>
    /// <param name="tree">What was read.</param>
    /// <param name="name">What findings about the text name.</param>
    protected abstract Result<string> Translate(MetadataTree tree, string name);

    protected override Outcome Run(ParseResult parsed) => records.Use(
        parsed,
        () => new Result<PolicyOutline>(Retrieved, []),
        (known, problems) => known?.Path is { } path ? Translate(parsed, path) : new Outcome(problems));

    private Outcome Translate(ParseResult parsed, string path)
    {
        using var progress = ProgressLine.For(Host);
        var read = MetadataTree.Read(Host.FileSystem, path, progress, Host.Stop);
        if (read.Value is not { } metadata)
        {
            return new Outcome(read.Diagnostics);
        }

        // A file that cannot be read stops none of the others.
        var file = NewFile.Of(output, parsed, Host);
        var translated = Translate(metadata, file.Name);
        return file.Take(translated.Value, [.. OnePerCause(read.Diagnostics, translated.Diagnostics)]);
    }

    private static IEnumerable<Diagnostic> OnePerCause(ValueList<Diagnostic> read, ValueList<Diagnostic> translated)
    {
        var told = translated.Select(finding => finding.Location).ToHashSet();
        var duplicates = read.Where(finding => finding.Code == Duplicate).Select(finding => finding.Location).ToHashSet();
        return read.Where(finding => !(Unknown.Contains(finding.Code) && told.Contains(finding.Location)))
            .Concat(translated.Where(finding => finding.Location is null || !duplicates.Contains(finding.Location)));
    }
}
