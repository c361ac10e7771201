using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Reporting;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>The build of one package: it generates unless nothing that it looks at has changed.</summary>
/// <param name="log">Takes findings and lines.</param>
/// <param name="levels">The project's levels of warnings.</param>
/// <param name="startFolder">Folder in which the build was started; paths below it are shown relative to it.</param>
/// <param name="stateFile">Path of the file with the state of the last build.</param>
internal sealed class PackageBuild(TaskLoggingHelper log, WarningLevels levels, string startFolder, string stateFile)
{
    /// <summary>Codes of findings about the package directory.</summary>
    private static readonly string[] OfPackageDirectory = ["ECA0172", "ECA0203"];

    /// <summary>Gets a value indicating whether the next steps are printed even if nothing changed.</summary>
    public bool PrintsSteps { get; init; }

    /// <summary>Gets a value indicating whether they are printed as a warning, for a logger that shows no messages.</summary>
    public bool WarnsOfSteps { get; init; }

    /// <summary>Gets the build, which knows the properties of the command line.</summary>
    public required IBuildEngine Engine { get; init; }

    /// <summary>Builds, or only checks that nothing is to be built; <see langword="null"/> after an error.</summary>
    public BuildState? Run(GenerationRequest request, bool isCheckOnly)
    {
        var state = BuildState.Read(new FileSystem(), stateFile);
        var change = state is null ? "it was not built yet" : state.FindChange(
            OptionsOf(request), name => request.Configuration?[name], isCheckOnly ? Path.GetDirectoryName(request.Project) : null);
        if (isCheckOnly)
        {
            if (change is null)
            {
                return state;
            }

            log.LogDiagnostic(DiagnosticCatalog.PackageNotUpToDate(
                request.Project!, request.Environment, state is null ? change : Hide(change, state, request)));
            return null;
        }

        // A warning that is heard once is forgotten: each build tells it again.
        if (!PrintsSteps && change is null && state!.Day == BuildState.DayOf(request.Today!.Value) && !state.Warnings.Any(levels.IsShown))
        {
            log.LogLine(MessageImportance.Low, $"ECA package is up to date: {ShownPath.Below(request.OutputFolder, startFolder)}");
            return state;
        }

        return Generate(request);
    }

    /// <summary>Hides the values of variables, which can be parts of paths too.</summary>
    public static VariableMask MaskOf(BuildState state, PolicyRequest request) =>
        new(state.Secrets, name => request.Configuration?[name]);

    private static string Hide(string change, BuildState state, PolicyRequest request)
    {
        var values = MaskOf(state, request);
        foreach (var path in state.InputFiles.Where(path => values.Hide(path) != path))
        {
            // A value with '..' is no part of the full path.
            change = change.Replace(new FileSystem().Path.GetFullPath(path), values.Hide(path), StringComparison.Ordinal);
        }

        return values.Hide(change);
    }

    private BuildState? Generate(GenerationRequest request)
    {
        var files = new ObservedFileSystem();
        var result = new PolicyGenerator(files).Generate(request with { SeverityOf = levels.SeverityOf });
        var findings = result.Diagnostics
            .Select(finding => OfPackageDirectory.Contains(finding.Code)
                ? finding.At(request.Project!, "EcaPackageDirectory", Engine)
                : finding)
            .Select(finding => finding with { Message = ShownPath.InMessage(finding.Message, startFolder) })
            .ToArray();
        log.LogDiagnostics(findings);
        if (result.Value is not { } report || result.HasErrors)
        {
            return null;
        }

        LogSummary(report, request);
        // Packages of other environments may come and go there; the files of this one are checked by themselves.
        var seen = files.Seen.Where(item => item.Kind == SeenKind.File || request.Retrieved is not null
            || !$"{item.Path}{Path.DirectorySeparatorChar}".StartsWith(request.OutputFolder, StringComparison.Ordinal));
        // The next steps lie beside the package, and are no part of it.
        seen = report.NextStepsFile is { } steps ? seen.Union([(SeenKind.File, steps)]) : seen;
        var state = BuildState.Create(
            OptionsOf(request),
            request.Today!.Value,
            report.Variables.Select(name => KeyValuePair.Create(name, request.Configuration?[name])),
            seen,
            [
                .. report.Written.Files.Where(file => file.Path != report.NextStepsFile).Select(file => ("package", file.Path)),
                .. report.InputFiles.Select(path => ("input", path)),
                .. report.Mask.Names.Select(name => (BuildState.Secret, name)),
                .. findings.Where(finding => finding.Severity == DiagnosticSeverity.Warning).Select(finding => ("warning", finding.Code)),
            ]);
        if (state.Write(new FileSystem(), stateFile) is { } finding)
        {
            log.LogDiagnostic(finding);
        }

        return state;
    }

    /// <summary>Logs the written files for verbose builds, and the next steps for all builds with something new to deploy.</summary>
    private void LogSummary(GenerationReport report, GenerationRequest request)
    {
        foreach (var line in GenerationSummary.DescribeFiles(report, startFolder))
        {
            log.LogLine(MessageImportance.Normal, line);
        }

        var lines = GenerationSummary.DescribeDeployment(report, request.Layout, startFolder).ToArray();
        if (PrintsSteps && WarnsOfSteps)
        {
            log.LogLines(DiagnosticCatalog.StepsAsWarning(request.Project!, lines));
            return;
        }

        var isNew = PrintsSteps || report.Written.Deleted.Count > 0 || report.Written.Files.Any(file => file.IsChanged);
        foreach (var line in lines)
        {
            log.LogLine(isNew ? MessageImportance.High : MessageImportance.Normal, line);
        }
    }

    /// <summary>Lists what the package depends on beside files and variables; another build of this code counts as a change too.</summary>
    private static string OptionsOf(GenerationRequest request)
    {
        var options = new StringBuilder(typeof(PackageBuild).Assembly.Location).Append('\n');
        foreach (var type in new[] { typeof(PackageBuild), typeof(PolicyGenerator), typeof(PackageWriter) })
        {
            options.Append(type.Module.ModuleVersionId).Append('\n');
        }

        options.Append(request.OutputFolder).Append('\n').Append(request.Project).Append('\n')
            .Append(request.Manifest).Append('\n');
        options.Append(request.Environment).Append('\n').AppendJoin(';', request.Environments ?? []).Append('\n');
        options.Append(request.Layout).Append('\n').Append(request.ApiVersion).Append('\n');
        options.Append(request.Retrieved).Append('\n').Append(request.KnownRetrieved).Append('\n');
        options.Append(request.Guard).Append('\n');
        options.AppendJoin('\n', request.PolicyFiles).Append('\n');
        options.AppendJoin('\n', request.Overlays.Select(overlay => $"{overlay.PolicyFile} < {overlay.Path}"));
        return options.ToString();
    }
}
