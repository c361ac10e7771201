using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.SalesforceCli;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>The steps of a project into an org: Salesforce CLI talks to the org, the library does the rest.</summary>
/// <param name="log">Takes findings, and what is printed meanwhile.</param>
/// <param name="text">Takes the result.</param>
/// <param name="request">The policies of the project.</param>
/// <param name="startFolder">Folder in which the build was started; paths below it are shown relative to it.</param>
/// <param name="start">Runs Salesforce CLI.</param>
internal sealed class OrgSteps(
    TaskLoggingHelper log,
    TaskText text,
    GenerationRequest request,
    string startFolder,
    Func<CommandLine, Action<string, bool>?, CancellationToken, int?> start)
{
    private const int MaxLines = 30;

    private readonly FileSystem fileSystem = new();
    private readonly List<string> errors = [];

    /// <summary>Gets a value indicating whether the log shows no messages, so that findings hold all that a program wrote.</summary>
    public bool HidesMessages { get; init; }

    /// <summary>Gets the username or alias of the org.</summary>
    public required string TargetOrg { get; init; }

    /// <summary>Gets what hides the values of variables.</summary>
    public required VariableMask Values { get; init; }

    private string DeployLine => DotnetCommand.Build(
        ShownPath.Below(request.Project!, startFolder),
        "EcaDeploy",
        [
            ("EcaTargetOrg", TargetOrg),
            .. request.Environment is { } environment ? [("EcaEnvironment", environment)] : Array.Empty<(string, string)>(),
        ]);

    /// <summary>Runs the steps until one fails.</summary>
    /// <param name="commands">The steps, for a folder of their own.</param>
    /// <param name="org">Name of the org in findings.</param>
    /// <param name="result">The message of a run without errors.</param>
    public void Run(IEnumerable<CommandLine> commands, string org, string result)
    {
        var problem = new OrgRun(Show, Run, Write, request.CancellationToken) { Hide = Values.Hide }.Run(commands, org);
        if (problem is null)
        {
            text.Add([result]);
        }
        else if (!log.HasLoggedErrors)
        {
            var message = string.Join("\n", errors.TakeLast(MaxLines).Prepend(problem.Message).Select(ShownText.Line));
            log.LogLines(problem with { Message = message, Location = new SourceLocation(request.Project!) });
        }
    }

    private void Show(CommandLine command)
    {
        log.LogLine(MessageImportance.High, $"# {command.Why}");
        if (command.Tool != CommandLine.Eca)
        {
            log.LogLine(MessageImportance.High, command.ToString());
        }
    }

    private int? Run(CommandLine command, Action<string, bool> take)
    {
        errors.Clear();
        if (command.Tool != CommandLine.Eca)
        {
            return start(command, take, request.CancellationToken);
        }

        var retrieved = command.ValueOf(CommandLine.Retrieved);
        return command.Arguments[0] == CommandLine.Diff ? Compare(retrieved) : Build(retrieved, command.ValueOf(CommandLine.Output));
    }

    private void Write(string line, bool isError)
    {
        log.LogLine(MessageImportance.High, line);
        if ((isError || HidesMessages) && line.Length > 0)
        {
            errors.Add(line);
        }
    }

    private int Build(string retrieved, string output)
    {
        var result = new PolicyGenerator(fileSystem).Generate(request with { Retrieved = retrieved, OutputFolder = output });
        log.LogDiagnostics(result.Diagnostics.Select(
            finding => finding with { Message = ShownPath.InMessage(finding.Message, startFolder) }));
        if (result.Value is not { } report || result.HasErrors)
        {
            return 1;
        }

        // The folder of the run is gone when the steps are read.
        var plan = report.ToRolloutPlan([DeployLine], TargetOrg);
        text.Add(GenerationSummary.Describe(report, plan, startFolder, hasSteps: true));
        return 0;
    }

    private int Compare(string retrieved) => new PolicyComparison(log, text, startFolder).Run(request with { Retrieved = retrieved }) switch
    {
        true => OrgRun.Different,
        false => 0,
        null => 1,
    };
}
