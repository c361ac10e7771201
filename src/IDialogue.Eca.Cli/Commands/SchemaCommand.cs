using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies.Schema;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca schema</c>: <see cref="PolicySchema.ToJson"/>.</summary>
internal sealed class SchemaCommand : ToolCommand
{
    private readonly PathOption output = PathOption.Report();

    public SchemaCommand(ToolHost host)
        : base(host, "schema", "Writes the JSON Schema of policy files for editors.") => Add(output);

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca schema --output policy.schema.json", "for '# yaml-language-server: $schema=policy.schema.json'"),
    ];

    protected override Outcome Run(ParseResult parsed) =>
        new([]) { Text = PolicySchema.ToJson(), File = output.FullPath(parsed, Host), IsDocument = true };
}
