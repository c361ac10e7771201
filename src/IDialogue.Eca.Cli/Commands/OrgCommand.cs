using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>A command that runs Salesforce CLI, and other commands of this tool.</summary>
internal abstract class OrgCommand : ToolCommand
{
    private readonly PolicyOptions policies;
    private readonly OrgOption org = new("Username or alias of the org. Default: sf's default org.");
    private readonly Option<bool> phased = new("--phased") { Description = "Deploy a new app in steps: app, settings, policies." };
    private readonly PathOption output = new(
        "--output", "folder", "Keep retrieved and built files in this folder. Default: a temporary folder that is deleted afterwards.");

    private readonly Option<string?> print = new("--print", "-p")
    {
        HelpName = string.Join('|', ShellScript.All.Select(shell => shell.Name)),
        Description = "Print the commands as a script; run nothing.",
    };

    protected OrgCommand(ToolHost host, string name, string description)
        : base(host, name, description)
    {
        policies = new PolicyOptions(this, host, isReadOften: true);
        print.AcceptOnly([.. ShellScript.All.Select(shell => shell.Name)]);
        Add(org);
        Add(phased);
        Add(output);
        Add(print);
        Validators.Add(result =>
        {
            if (result.GetResult(print) is not null && result.GetResult(output) is not null)
            {
                result.AddError("'--output' has no effect with '--print': the script uses a temporary folder. Omit one of the two.");
            }
        });
    }

    protected abstract IEnumerable<CommandLine> Commands(OrgScript script);

    /// <summary>Gets the message of a run without errors.</summary>
    protected abstract string Result(OrgScript script);

    /// <summary>Gets what the commands leave untried; <see langword="null"/> if they try everything.</summary>
    protected virtual string? NotTried(OrgScript script) => null;

    protected override Outcome Run(ParseResult parsed)
    {
        var read = new PolicyGenerator(Host.FileSystem).Read(policies.ToRequest(parsed));
        if (!read.IsSuccess)
        {
            return new Outcome(read.Diagnostics);
        }

        var script = new OrgScript(
            policies.ToArguments(parsed), read.Value, parsed.GetValue(org), new PackageLayout { IsPhased = parsed.GetValue(phased) });
        var commands = Commands(script).ToArray();
        if (parsed.GetValue(print) is { } name)
        {
            var text = ShellScript.All.Single(shell => shell.Name == name)
                .Write(commands, [.. policies.Variables(parsed).Select(variable => variable.Key)]);
            text += NotTried(script) is { } note ? $"\n# {note}\n" : "";
            return new Outcome([]) { Text = text, Json = json => json.Add("script", text) };
        }

        using var interruption = new Interruption(isInHost: false);
        var run = Prepare(parsed, read.Value.Values, interruption.Token);
        var result = Result(script);
        var outcome = output.FullPath(parsed, Host) is { } kept
            ? InKept(kept, folder => run.Run(commands.Select(command => command.In(folder)), script.Org, result))
            : InTemporary(folder => run.Run(commands.Select(command => command.In(folder)), script.Org, result));
        return outcome with { Interrupted = interruption.ExitCode };
    }

    private Outcome InKept(string folder, Func<string, Outcome> run) =>
        Host.FileSystem.File.Exists(folder)
            || (Host.FileSystem.Directory.Exists(folder) && Host.FileSystem.Directory.EnumerateFileSystemEntries(folder).Any())
            ? new Outcome([DiagnosticCatalog.FolderNotEmpty(folder)])
            : run(folder);

    private Outcome InTemporary(Func<string, Outcome> run)
    {
        string folder;
        try
        {
            folder = Host.FileSystem.Directory.CreateTempSubdirectory("eca-").FullName;
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            return new Outcome([DiagnosticCatalog.CannotWrite(Host.FileSystem.Path.GetTempPath(), exception.Message)]);
        }

        try
        {
            return run(folder);
        }
        finally
        {
            Delete(folder);
        }
    }

    private void Delete(string folder)
    {
        try
        {
            Host.FileSystem.Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            // Something still reads there; the system empties its temporary folder, and what came of the run counts.
        }
    }

    private ToolRun Prepare(ParseResult parsed, VariableMask values, CancellationToken stop)
    {
        IEnumerable<string> options = [.. org.ToArguments(parsed), .. parsed.GetValue(phased) ? [phased.Name] : Array.Empty<string>()];
        // The folder of the run can be gone when the steps are read.
        var host = Host with { Deploy = (policies.DeployLine(parsed, options), parsed.GetValue(org)), Stop = stop };
        return new ToolRun(host, policies.Variables(parsed), IsJson(parsed), values);
    }
}
