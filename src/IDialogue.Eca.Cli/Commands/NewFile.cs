using System.CommandLine;
using System.IO.Abstractions;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>A policy file that a command makes, for standard output or for a place where nothing lies yet.</summary>
internal sealed class NewFile
{
    /// <summary>The name of standard output in findings.</summary>
    private const string OutputName = "stdout";

    private readonly string? path;
    private readonly IFileSystem fileSystem;

    private NewFile(string? path, IFileSystem fileSystem)
    {
        this.path = path;
        this.fileSystem = fileSystem;
    }

    /// <summary>Gets the name of the text in findings: the path of the file, or standard output.</summary>
    public string Name => path ?? OutputName;

    public static PathOption Option() =>
        new("--output", "file", "Write the policy file here instead of to standard output. An existing file is not overwritten.", "-o");

    public static NewFile Of(PathOption option, ParseResult parsed, ToolHost host) => new(option.FullPath(parsed, host), host.FileSystem);

    /// <summary>The outcome of a command that made this text; none after an error.</summary>
    public Outcome Take(string? text, IReadOnlyCollection<Diagnostic> findings)
    {
        if (path is not null && text is not null && fileSystem.File.Exists(path))
        {
            return new Outcome([.. findings, DiagnosticCatalog.FileExists(path)]);
        }

        return new Outcome(findings) { Text = text, File = path, Json = text is null ? null : json => json.Add("policy", text) };
    }
}
