using System.Collections;
using System.Globalization;
using IDialogue.Eca.Cli.Arguments;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>
/// Runs commands of the tool in the served folder, so that an agent reads what <c>--json</c> prints. They know no environment variables,
/// which hold secrets of others, and start no other program.
/// </summary>
internal sealed class ServedCommands(ServedFolder folder, TimeProvider clock)
{
    /// <summary>Runs a command.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="arguments">Its arguments, without <c>--json</c>.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="foldersRead">Hears how many folders were read; nothing if absent.</param>
    /// <param name="stop">Stops it between two files.</param>
    /// <returns>One JSON document, and whether the command failed.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was canceled.</exception>
    public (string Json, bool IsError) Run(
        string command, IEnumerable<string> arguments, byte[] input, IProgress<int>? foldersRead, CancellationToken stop)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exitCode = EcaTool.Run([command, JsonOption.OptionName, .. arguments], new ToolHost
        {
            FileSystem = new ServedFileSystem(folder, stop),
            Output = output,
            Errors = TextWriter.Null,
            OpenOutput = () => Stream.Null,
            OpenInput = () => new MemoryStream(input),
            Start = (_, _, _) => null,
            Stop = stop,
            EnvironmentVariables = new Hashtable(),
            Clock = clock,
            FoldersRead = foldersRead,
            HasCommandLine = false,
            Width = () => int.MaxValue,
        });
        return (output.ToString(), exitCode == ExitCode.Error);
    }
}
