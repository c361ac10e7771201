using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Policies.Reading;
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

    /// <summary>Gets a value indicating whether permission sets that the org lacks are created.</summary>
    public bool CreatesPermissionSets { get; init; }

    /// <summary>Gets what hides the values of variables.</summary>
    public required VariableMask Values { get; init; }

    /// <summary>Plans what the policies change in the org, and validates or applies the plan.</summary>
    /// <param name="outline">What the policies ask for.</param>
    /// <param name="folder">A folder for the run.</param>
    /// <param name="isDryRun">Whether the org only validates the deploy.</param>
    public void Run(PolicyOutline outline, string folder, bool isDryRun)
    {
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        var run = new OrgRun(Show, Start, Write, request.CancellationToken) { Hide = Values.Hide };
        var deployment = new OrgDeployment(fileSystem, folder, TargetOrg, run) { CreatesPermissionSets = CreatesPermissionSets };
        deployment.Guard(() => Apply(deployment, outline, isDryRun, diagnostics), diagnostics);
        foreach (var finding in diagnostics.ToValueList())
        {
            Log(finding with { Message = ShownPath.InMessage(finding.Message, startFolder) });
        }

        if (!diagnostics.HasErrors)
        {
            text.Add(deployment.Result.Split('\n'));
        }
    }

    private PreparedDeployment? Apply(OrgDeployment deployment, PolicyOutline outline, bool isDryRun, DiagnosticBag diagnostics)
    {
        if (deployment.Plan(request, outline, request.Layout.IsPhased, diagnostics) is not { } plan)
        {
            return null;
        }

        text.Add(plan.ToText().TrimEnd('\n').Split('\n'));
        return deployment.Apply(plan, request.Project!, request.Configuration, isDryRun, isRetrieved: true, diagnostics);
    }

    /// <summary>Logs a finding; the last lines of a program are part of the error about it.</summary>
    private void Log(Diagnostic finding)
    {
        if (finding.Location is not null)
        {
            log.LogDiagnostics([finding]);
            return;
        }

        var lines = finding.Severity == DiagnosticSeverity.Error ? errors.TakeLast(MaxLines) : [];
        var message = string.Join("\n", lines.Prepend(finding.Message).Select(ShownText.Line));
        log.LogLines(finding with { Message = message, Location = new SourceLocation(request.Project!) });
    }

    private void Show(CommandLine command)
    {
        log.LogLine(MessageImportance.High, $"# {command.Why}");
        log.LogLine(MessageImportance.High, command.ToString());
    }

    private int? Start(CommandLine command, Action<string, bool>? take, CancellationToken stop)
    {
        errors.Clear();
        return start(command, take, stop);
    }

    private void Write(string line, bool isError)
    {
        log.LogLine(MessageImportance.High, line);
        if ((isError || HidesMessages) && line.Length > 0)
        {
            errors.Add(line);
        }
    }
}
