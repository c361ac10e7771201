using System.Collections;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>Runs the commands of a script, one after the other, and shows each before it runs.</summary>
/// <param name="host">What the tool runs on.</param>
/// <param name="variables">Values of variables from the command line.</param>
/// <param name="isOutputTaken">Whether standard output is for a document alone.</param>
internal sealed class OrgRun(ToolHost host, IReadOnlyCollection<KeyValuePair<string, string>> variables, bool isOutputTaken)
{
    private readonly ToolHost inner = host with
    {
        Output = isOutputTaken ? host.Errors : host.Output,
        IsOutputTerminal = isOutputTaken ? host.IsErrorTerminal : host.IsOutputTerminal,
        EnvironmentVariables = WithVariables(host.EnvironmentVariables, variables),
    };

    private readonly List<(CommandLine Command, int ExitCode)> done = [];

    /// <summary>Runs until a command fails.</summary>
    /// <param name="commands">The commands, for a folder of their own.</param>
    /// <param name="org">What findings call the org.</param>
    /// <param name="result">What is true when all went well.</param>
    public Outcome Run(IEnumerable<CommandLine> commands, string org, string result)
    {
        var problem = commands.Select(command => Run(command, org)).FirstOrDefault(found => found is not null);
        return new Outcome(problem is null ? [] : [problem]) { Text = problem is null ? $"\n{result}\n" : null, Json = Write };
    }

    private Diagnostic? Run(CommandLine command, string org)
    {
        var line = command.ToString();
        inner.Output.Write($"\n# {command.Why}\n{line}\n");
        inner.Output.Flush();
        var exitCode = command.Tool == CommandLine.Eca
            ? EcaTool.Run(command.Arguments, inner)
            : host.Start(command, isOutputTaken ? host.Errors : null);
        inner.Output.Flush();
        if (exitCode is not { } code)
        {
            return DiagnosticCatalog.CommandNotFound(command.Tool);
        }

        done.Add((command, code));
        return code switch
        {
            ExitCode.Success => null,
            ExitCode.Different when command.Tool == CommandLine.Eca => DiagnosticCatalog.NotInEffect(org),
            _ => DiagnosticCatalog.CommandFailed(line, code),
        };
    }

    private void Write(JsonText json)
    {
        json.Begin('[', "commands");
        foreach (var (command, exitCode) in done)
        {
            json.Begin('{').Add("tool", command.Tool);
            ReportJson.Write(json, "arguments", command.Arguments);
            json.Add("exitCode", exitCode).End('}');
        }

        json.End(']');
    }

    /// <summary>Values go to the commands as environment variables, so that no line that is shown holds one.</summary>
    private static Hashtable WithVariables(IDictionary environment, IReadOnlyCollection<KeyValuePair<string, string>> variables)
    {
        // Names are the same to a policy file in any case; to a system they need not be, as http_proxy and HTTP_PROXY.
        var all = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in environment)
        {
            all[variable.Key] = variable.Value;
        }

        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return all;
    }
}
