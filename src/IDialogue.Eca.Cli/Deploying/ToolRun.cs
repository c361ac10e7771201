using System.Collections;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>Runs the commands of a script with this tool and those of others.</summary>
/// <param name="host">What the tool runs on.</param>
/// <param name="variables">Values of variables from the command line.</param>
/// <param name="isOutputTaken">Whether standard output is for a document alone.</param>
/// <param name="values">Hides values of variables in what other programs write; without any, they share our terminal.</param>
internal sealed class ToolRun(
    ToolHost host, IReadOnlyCollection<KeyValuePair<string, string>> variables, bool isOutputTaken, VariableMask values)
{
    private readonly ToolHost inner = host with
    {
        Output = isOutputTaken ? host.Errors : host.Output,
        IsOutputTerminal = isOutputTaken ? host.IsErrorTerminal : host.IsOutputTerminal,
        EnvironmentVariables = WithVariables(host.EnvironmentVariables, variables),
    };

    /// <summary>Runs until a command fails.</summary>
    /// <param name="commands">The commands, for a folder of their own.</param>
    /// <param name="org">Name of the org in findings.</param>
    /// <param name="result">The message of a run without errors.</param>
    public Outcome Run(IEnumerable<CommandLine> commands, string org, string result)
    {
        var run = new OrgRun(Show, Run, Write, host.Stop) { Hide = values.Hide };
        var problem = run.Run(commands, org);
        return new Outcome(problem is null ? [] : [problem])
        {
            Text = problem is null ? $"\n{result}\n" : null,
            Json = json => Write(json, run.Done),
        };
    }

    private void Show(CommandLine command)
    {
        inner.Output.Write($"\n# {command.Why}\n{command}\n");
        inner.Output.Flush();
    }

    private int? Run(CommandLine command, Action<string, bool> take)
    {
        var exitCode = command.Tool == CommandLine.Eca
            ? EcaTool.Run(command.Arguments, inner)
            : host.Start(command, isOutputTaken || values.Hides ? take : null, host.Stop);
        inner.Output.Flush();
        return exitCode;
    }

    private void Write(string line, bool isError)
    {
        var writer = isError ? inner.Errors : inner.Output;
        writer.Write(line + "\n");
        writer.Flush();
    }

    private static void Write(JsonText json, IEnumerable<(CommandLine Command, int ExitCode)> done)
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
