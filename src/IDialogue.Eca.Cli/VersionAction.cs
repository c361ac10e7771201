using System.CommandLine;
using System.CommandLine.Invocation;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Cli;

/// <summary>Prints the version, the one that manifests note too.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(PackageWriter.ToolVersion);
        return ExitCode.Success;
    }
}
