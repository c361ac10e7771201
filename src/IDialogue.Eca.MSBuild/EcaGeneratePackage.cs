using IDialogue.Eca.SalesforceCli;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// Generates a package from policy files, or one for each environment, if it is not up to date; findings are logged at their places.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class EcaGeneratePackage : PolicyTask
{
    /// <summary>Full path of the folder that keeps what builds looked at.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>Gets or sets a value indicating whether the output of an environment lies in a folder of its name.</summary>
    public bool AppendEnvironmentToOutputPath { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether nothing is generated, and a package that is not up to date is an error: for
    /// <c>--no-build</c>.
    /// </summary>
    public bool CheckOnly { get; set; }

    /// <summary>Gets or sets a value indicating whether the next steps are printed even if nothing changed.</summary>
    public bool PrintSteps { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether nothing is generated, and the policies are compared with
    /// <see cref="PolicyTask.Retrieved"/>: the differences are logged, and are no errors.
    /// </summary>
    public bool DiffOnly { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether <c>eca.lock.json</c> beside the project is written if it does not exist; one that exists is
    /// kept up to date.
    /// </summary>
    public bool WithLockFile { get; set; }

    /// <summary>
    /// All files of the packages. The metadata <c>EcaEnvironment</c> names the environment, and <c>EcaPath</c> is the path below the
    /// output folder.
    /// </summary>
    [Output]
    public ITaskItem[] GeneratedFiles { get; private set; } = [];

    /// <summary>
    /// All files that the packages were made of, beside the retrieved ones. The metadata <c>EcaIsReferenced</c> marks those of referenced
    /// projects; <c>EcaShownPath</c> is the path with the names of variables in the place of their values.
    /// </summary>
    [Output]
    public ITaskItem[] InputFiles { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var environments = new ProjectEnvironments(Log, ProjectFile, Environments)
        {
            OutputFolder = OutputFolder,
            AppendsName = AppendEnvironmentToOutputPath,
            Engine = BuildEngine,
        };
        if (MakeRequest(environments.Declared) is not { } request || !IsAsLocked())
        {
            return false;
        }

        var names = environments.ToBuild(EnvironmentName);
        var text = new TaskText(Log, ProjectFile, TextAsWarning);
        var levels = Levels;
        var (generated, inputs) = (new List<ITaskItem>(), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var environment in names)
        {
            var name = environment.Length == 0 ? null : environment;
            if (DiffOnly)
            {
                new PolicyComparison(Log, text, StartFolder).Run(
                    request with { Environment = name, SeverityOf = levels.SeverityOf },
                    names.Length > 1 ? $"Environment '{name}':" : null);
                continue;
            }

            var state = Path.Combine(StateFolder, name is null ? "eca.state" : $"eca.{name}.state");
            var build = new PackageBuild(Log, levels, StartFolder, state)
            {
                PrintsSteps = PrintSteps,
                WarnsOfSteps = TextAsWarning,
                Engine = BuildEngine,
            };
            if (build.Run(request with { Environment = name, OutputFolder = environments.FolderOf(name) }, CheckOnly) is { } result)
            {
                generated.AddRange(result.GeneratedFiles.Select(path => MakeOutput(path, environment)));
                var values = PackageBuild.MaskOf(result, request);
                foreach (var path in result.InputFiles)
                {
                    inputs[path] = values.Hide(path);
                }
            }
        }

        text.End();
        if (!CheckOnly && !DiffOnly && !Log.HasLoggedErrors)
        {
            new ObsoletePackages(Log, ProjectFile, OutputFolder, StartFolder)
                .Remove((folder, environment) => environments.Builds(request, folder, environment), levels.SeverityOf);
            if (!Locked && (WithLockFile || LockFile.Exists))
            {
                LockFile.Update(PolicyFiles);
            }
        }

        GeneratedFiles = [.. generated];
        InputFiles = [.. inputs.Select(input => MakeInput(input.Key, input.Value))];
        return !Log.HasLoggedErrors;
    }

    private TaskItem MakeInput(string path, string shownPath)
    {
        var item = new TaskItem(MSBuildText.Escape(path));
        item.SetMetadata("EcaShownPath", MSBuildText.Escape(shownPath));
        item.SetMetadata("EcaIsReferenced", OverlayPlaces.IsReferenced(path, ReferencedOverlays, ProjectFile) ? "true" : "");
        return item;
    }

    private TaskItem MakeOutput(string path, string environment)
    {
        var item = new TaskItem(MSBuildText.Escape(path));
        item.SetMetadata("EcaEnvironment", environment);
        item.SetMetadata("EcaPath", MSBuildText.Escape(Path.GetRelativePath(OutputFolder, path).Replace('\\', '/')));
        return item;
    }
}
