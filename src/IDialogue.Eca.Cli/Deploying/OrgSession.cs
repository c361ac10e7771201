using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>A run against an org, in a folder of its own.</summary>
/// <param name="host">What the tool runs on.</param>
/// <param name="targetOrg">Username or alias of the org; the default org of Salesforce CLI when absent.</param>
/// <param name="isOutputTaken">Whether standard output is for a document alone.</param>
/// <param name="values">Hides values of variables in what other programs write; without any, they share our terminal.</param>
internal sealed class OrgSession(ToolHost host, string? targetOrg, bool isOutputTaken, VariableMask values)
{
    /// <summary>Takes what is shown during the run.</summary>
    public TextWriter Output { get; } = isOutputTaken ? host.Errors : host.Output;

    /// <summary>Shows changes, in colour on a terminal.</summary>
    public void ShowChanges(string text)
    {
        Output.Write(!isOutputTaken && host.IsOutputTerminal && host.AllowsColors ? Paint.Changes(text) : text);
        Output.Flush();
    }

    /// <summary>Runs in a folder; an interruption is told and leaves nothing there.</summary>
    /// <param name="kept">Full path of the folder, which is kept; a temporary one if absent.</param>
    /// <param name="part">What is done.</param>
    public Outcome Run(string? kept, Func<OrgDeployment, DiagnosticBag, Outcome> part)
    {
        var diagnostics = new DiagnosticBag();
        if (kept is not null && !IsEmpty(kept))
        {
            return new Outcome([DiagnosticCatalog.FolderNotEmpty(kept)]);
        }

        using var temporary = kept is null ? WorkFolder.Make(host.FileSystem, diagnostics) : null;
        if ((kept ?? temporary?.Path) is not { } folder)
        {
            return new Outcome(diagnostics.ToValueList());
        }

        using var interruption = new Interruption(isInHost: false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token, host.Stop);
        var run = new OrgRun(Show, Start, Write, stop.Token)
        {
            Hide = values.Hide,
            SharesTerminal = !isOutputTaken && !values.Hides && host.IsOutputTerminal,
        };
        var deployment = new OrgDeployment(host.FileSystem, folder, targetOrg, run);
        var outcome = deployment.Guard(() => part(deployment, diagnostics), diagnostics) ?? new Outcome([]);
        return outcome with
        {
            Findings = new KnownRecords(folder, kept is null ? folder : null).Shown(diagnostics.ToValueList()),
            Interrupted = interruption.ExitCode,
            Json = json => Write(json, run.Done, outcome.Json),
        };
    }

    /// <summary>Retrieves what the org has, and does something with it.</summary>
    /// <param name="wanted">What is retrieved.</param>
    /// <param name="part">What is done with the records, or with the findings where there are no records.</param>
    public Outcome Retrieve(PolicyOutline wanted, Func<KnownRecords?, ValueList<Diagnostic>, Outcome> part) =>
        Run(kept: null, (deployment, diagnostics) =>
        {
            if (deployment.Retrieve(wanted.Types, wanted.ApiVersion, diagnostics) is not { } path)
            {
                return part(null, diagnostics.ToValueList());
            }

            var outcome = part(new KnownRecords(path, host.FileSystem.Path.GetDirectoryName(path)), []);
            diagnostics.AddRange(outcome.Findings);
            return outcome;
        });

    private static void Write(JsonText json, IEnumerable<(CommandLine Command, int ExitCode)> done, Action<JsonText>? rest)
    {
        json.Begin('[', "commands");
        foreach (var (command, exitCode) in done)
        {
            json.Begin('{')
                .Add("tool", command.Tool)
                .Add("arguments", command.Arguments)
                .Add("exitCode", exitCode)
                .End('}');
        }

        json.End(']');
        rest?.Invoke(json);
    }

    /// <summary>Runs a program; if it does not share our terminal, that shows how long it takes.</summary>
    private int? Start(CommandLine command, Action<string, bool>? take, CancellationToken token)
    {
        using var elapsed = take is null ? null : ElapsedLine.For(host);
        return host.Start(command, take is null ? null : TakeLine, token);

        void TakeLine(string line, bool isError)
        {
            elapsed?.Clear();
            take(line, isError);
        }
    }

    private void Show(CommandLine command)
    {
        Output.Write($"\n# {command.Why}\n{command}\n");
        Output.Flush();
    }

    private void Write(string line, bool isError)
    {
        var writer = isError ? host.Errors : Output;
        writer.Write(line + "\n");
        writer.Flush();
    }

    private bool IsEmpty(string folder) => !host.FileSystem.File.Exists(folder)
        && !(host.FileSystem.Directory.Exists(folder) && host.FileSystem.Directory.EnumerateFileSystemEntries(folder).Any());
}
