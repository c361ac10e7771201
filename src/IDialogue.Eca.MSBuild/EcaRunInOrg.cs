using System.Diagnostics;
using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reading;
using Microsoft.Build.Framework;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// Validates the policies of a project against an org, or deploys them to it, with the steps of <c>eca check</c> and <c>eca deploy</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class EcaRunInOrg : PolicyTask, ICancelableTask
{
    /// <summary>Username or alias of the org in Salesforce CLI.</summary>
    public string TargetOrg { get; set; } = "";

    /// <summary>
    /// Gets or sets a value indicating whether the policies are deployed; otherwise they are validated, and nothing is changed.
    /// </summary>
    public bool Deploys { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether permission sets that the policies name and the org lacks are created, without a permission.
    /// </summary>
    public bool CreatePermissionSets { get; set; }

    /// <summary>Gets or sets what runs Salesforce CLI; the programs of this system when absent.</summary>
    internal Func<CommandLine, Action<string, bool>?, CancellationToken, int?>? Start { get; set; }

    private CancellationTokenSource Stop { get; } = new();

    private ChildProcess Programs => new(new FileSystem(), new ProcessStartInfo().Environment["PATH"] ?? "")
    {
        Folder = Path.GetDirectoryName(ProjectFile),
        IsUnattended = true,
    };

    /// <summary>Stops the step that runs, and starts no other.</summary>
    public void Cancel() => Stop.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Run();
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    private void Run()
    {
        if (TargetOrg.Length == 0)
        {
            Log.LogDiagnostic(DiagnosticCatalog.TargetOrgMissing(ProjectFile, Deploys ? "EcaDeploy" : "EcaCheck"));
            return;
        }

        if (Policies.Deploying.TargetOrg.ProblemOf(TargetOrg) is { } problem)
        {
            Log.LogDiagnostic(problem.At(ProjectFile, "EcaTargetOrg", BuildEngine));
            return;
        }

        var environments = new ProjectEnvironments(Log, ProjectFile, Environments)
        {
            OutputFolder = OutputFolder,
            AppendsName = true,
            MustDeclare = true,
            Engine = BuildEngine,
        };
        if (MakeRequest(environments.Declared) is not { } request || !IsAsLocked())
        {
            return;
        }

        var names = environments.ToBuild(EnvironmentName);
        if (names.Length > 1)
        {
            Log.LogDiagnostic(DiagnosticCatalog.SeveralEnvironments(ProjectFile, names));
        }
        else if (names.Length == 1)
        {
            // MSBuild takes Ctrl-C and calls Cancel; other signals end it at once.
            using var interruption = new Interruption(isInHost: true);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop.Token, interruption.Token);
            Run(request with
            {
                Environment = names[0].Length == 0 ? null : names[0],
                Retrieved = null,
                KnownRetrieved = null,
                Layout = new PackageLayout { IsPhased = Phased },
                SeverityOf = Levels.SeverityOf,
                CancellationToken = stop.Token,
            });
        }
    }

    private void Run(GenerationRequest request)
    {
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        var policies = PolicyLoader.Load(new InputFiles(new FileSystem(), request.CancellationToken), request, diagnostics);
        if (diagnostics.HasErrors)
        {
            Log.LogDiagnostics(diagnostics.ToValueList());
            return;
        }

        var text = new TaskText(Log, ProjectFile, TextAsWarning);
        var steps = new OrgSteps(Log, text, request, StartFolder, Start ?? Programs.Run)
        {
            HidesMessages = TextAsWarning,
            TargetOrg = TargetOrg,
            CreatesPermissionSets = CreatePermissionSets,
            Values = policies.Mask,
        };
        using var folder = WorkFolder.Make(new FileSystem(), diagnostics);
        if (folder is null)
        {
            Log.LogDiagnostics(diagnostics.ToValueList());
            return;
        }

        steps.Run(PolicyOutline.Of(policies), folder.Path, isDryRun: !Deploys);
        text.End();
    }
}
