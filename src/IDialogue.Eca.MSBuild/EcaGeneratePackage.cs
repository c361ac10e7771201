using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// Generates a package from policy files, or one for each environment, if it is not up to date; findings are logged at their places.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class EcaGeneratePackage : Task
{
    /// <summary>
    /// Policy files; together they make one package. The metadata <c>Overlay</c> names a file, relative to the project, that is laid over
    /// one and need not exist.
    /// </summary>
    [Required]
    public ITaskItem[] PolicyFiles { get; set; } = [];

    /// <summary>Full path of the output folder, below which each environment has one of its own.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Full path of the folder that keeps what builds looked at.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>Full path of the project: the owner of the output, and the place of findings about its properties.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>A <see cref="PackageFormat"/> in any case; <see cref="PackageFormat.Metadata"/> when empty.</summary>
    public string Format { get; set; } = "";

    /// <summary>
    /// Package directory of source format, below the output folder; <see cref="PackageLayout.DefaultPackageDirectory"/> when empty.
    /// </summary>
    public string PackageDirectory { get; set; } = "";

    /// <summary>API version, for example 66.0; that of the policy files when empty.</summary>
    public string ApiVersion { get; set; } = "";

    /// <summary>
    /// Name of an environment, whose overlays are laid over the policy files; when empty, each of <see cref="Environments"/> is built.
    /// </summary>
    public string EnvironmentName { get; set; } = "";

    /// <summary>Names of the environments that the project declares; any, when empty.</summary>
    public string[] Environments { get; set; } = [];

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
    /// Gets or sets a value indicating whether <see cref="PrintSteps"/> prints a warning: MSBuild's terminal logger shows no messages.
    /// </summary>
    public bool StepsAsWarning { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether nothing is generated, and the policies are compared with <see cref="Retrieved"/>: the
    /// differences are logged, and are no errors.
    /// </summary>
    public bool DiffOnly { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether <c>eca.lock.json</c> beside the project is written if it does not exist; one that exists is
    /// kept up to date.
    /// </summary>
    public bool WithLockFile { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether policies of NuGet packages that differ from <c>eca.lock.json</c> are an error.
    /// </summary>
    public bool Locked { get; set; }

    /// <summary>Values of variables: an item's name and its metadata <c>Value</c>. They win over environment variables.</summary>
    public ITaskItem[] Variables { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether each phase of a deployment is a package of its own.</summary>
    public bool Phased { get; set; }

    /// <summary>Full path of a folder or zip with what the org has; the policies are merged into its records.</summary>
    public string Retrieved { get; set; } = "";

    /// <summary>Full path of retrieved metadata that is at hand; a warning names what a deploy without merge would reset in it.</summary>
    public string KnownRetrieved { get; set; } = "";

    /// <summary>Folder in which the build was started; paths below it are shown relative to it.</summary>
    public string StartFolder { get; set; } = "";

    /// <summary>Gets or sets a value indicating whether warnings fail the build.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes of warnings that are not shown, separated by semicolons, commas or blanks.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>Codes of warnings that stay warnings, separated likewise.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>
    /// All files of the packages. The metadata <c>EcaEnvironment</c> names the environment, and <c>EcaPath</c> is the path below the
    /// output folder.
    /// </summary>
    [Output]
    public ITaskItem[] GeneratedFiles { get; private set; } = [];

    /// <summary>All files that the packages were made of, beside the retrieved ones.</summary>
    [Output]
    public ITaskItem[] InputFiles { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var environments = new ProjectEnvironments(Log, ProjectFile, Environments)
        {
            OutputFolder = OutputFolder,
            AppendsName = AppendEnvironmentToOutputPath,
        };
        if (MakeRequest(environments.Declared) is not { } request)
        {
            return false;
        }

        var lockFile = new PolicyLock(Log, Path.Combine(Path.GetDirectoryName(ProjectFile)!, PolicyLock.FileName), StartFolder);
        if (Locked)
        {
            lockFile.Check(PolicyFiles);
            if (Log.HasLoggedErrors)
            {
                return false;
            }
        }

        var levels = new WarningLevels(TreatWarningsAsErrors, NoWarn, WarningsNotAsErrors, IsPromoted);
        var (generated, inputs) = (new List<ITaskItem>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var environment in environments.ToBuild(EnvironmentName))
        {
            var name = environment.Length == 0 ? null : environment;
            if (DiffOnly)
            {
                new PolicyComparison(Log, levels, StartFolder).Run(request with { Environment = name });
                continue;
            }

            var state = Path.Combine(StateFolder, name is null ? "eca.state" : $"eca.{name}.state");
            var build = new PackageBuild(Log, levels, StartFolder, state) { PrintsSteps = PrintSteps, WarnsOfSteps = StepsAsWarning };
            if (build.Run(request with { Environment = name, OutputFolder = environments.FolderOf(name) }, CheckOnly) is { } result)
            {
                generated.AddRange(result.GeneratedFiles.Select(path => MakeOutput(path, environment)));
                inputs.UnionWith(result.InputFiles);
            }
        }

        if (!CheckOnly && !DiffOnly && !Log.HasLoggedErrors)
        {
            new ObsoletePackages(Log, ProjectFile, OutputFolder, StartFolder)
                .Remove((folder, environment) => environments.Builds(request, folder, environment), levels.SeverityOf);
            if (!Locked && (WithLockFile || lockFile.Exists))
            {
                lockFile.Update(PolicyFiles);
            }
        }

        GeneratedFiles = [.. generated];
        InputFiles = [.. inputs.Select(path => new TaskItem(path))];
        return !Log.HasLoggedErrors;
    }

    private TaskItem MakeOutput(string path, string environment)
    {
        var item = new TaskItem(path);
        item.SetMetadata("EcaEnvironment", environment);
        item.SetMetadata("EcaPath", Path.GetRelativePath(OutputFolder, path).Replace('\\', '/'));
        return item;
    }

    private bool IsPromoted(string code) => BuildEngine is IBuildEngine8 engine && engine.ShouldTreatWarningAsError(code);

    private PolicyOverlay MakeOverlay(ITaskItem item)
    {
        var (project, overlay) = (Path.GetDirectoryName(ProjectFile)!, item.GetMetadata("Overlay").Replace('\\', '/'));
        var package = item.GetMetadata("NuGetPackageId");
        if (package.Length == 0 || !overlay.StartsWith(package + "/", StringComparison.OrdinalIgnoreCase))
        {
            return new PolicyOverlay(item.GetMetadata("FullPath"), Path.Combine(project, overlay));
        }

        // NuGet ignores the case of package ids, and so do the names of their folders of overlays.
        var folders = new FileSystem().Directory.GetDirectories(project)
            .Where(folder => Path.GetFileName(folder).Equals(package, StringComparison.OrdinalIgnoreCase));
        var folder = folders.MaxBy(folder => Path.GetFileName(folder) == package) ?? Path.Combine(project, package);
        return new PolicyOverlay(item.GetMetadata("FullPath"), Path.Combine([folder, .. overlay[(package.Length + 1)..].Split('/')]))
        {
            Folder = folder,
        };
    }

    private GenerationRequest? MakeRequest(IEnumerable<string> environments)
    {
        if (PolicyFiles.Length == 0)
        {
            Log.LogDiagnostic(DiagnosticCatalog.NoPolicyFile(ProjectFile));
        }

        var format = Enum.GetValues<PackageFormat>().Cast<PackageFormat?>()
            .FirstOrDefault(known => Format.Length == 0 || Format.Equals(known.ToString(), StringComparison.OrdinalIgnoreCase));
        if (format is null)
        {
            Log.LogDiagnostic(DiagnosticCatalog.UnknownFormat(Format, Enum.GetNames<PackageFormat>()).At(ProjectFile, "EcaFormat"));
        }

        ApiVersion? apiVersion = null;
        if (ApiVersion.Length > 0)
        {
            apiVersion = Metadata.ApiVersion.TryParse(ApiVersion, out var version) && version.IsSupported ? version : null;
            if (apiVersion is null)
            {
                Log.LogDiagnostic(DiagnosticCatalog.InvalidApiVersion(null, ApiVersion).At(ProjectFile, "EcaApiVersion"));
            }
        }

        return Log.HasLoggedErrors ? null : new GenerationRequest
        {
            PolicyFiles = PolicyFiles.Select(item => item.GetMetadata("FullPath")).ToValueList(),
            Overlays = PolicyFiles.Where(item => item.GetMetadata("Overlay").Length > 0).Select(MakeOverlay).ToValueList(),
            OutputFolder = OutputFolder,
            Project = ProjectFile,
            Environments = environments.ToValueList(),
            Configuration = PolicyVariables.Combine(
                Environment.GetEnvironmentVariables(),
                Variables.Select(item => KeyValuePair.Create(item.ItemSpec, item.GetMetadata("Value")))),
            Today = TimeProvider.System.GetUtcNow().UtcDateTime,
            Retrieved = Retrieved.Length > 0 ? Retrieved : null,
            KnownRetrieved = KnownRetrieved.Length > 0 ? KnownRetrieved : null,
            ApiVersion = apiVersion,
            Layout = new PackageLayout
            {
                Format = format!.Value,
                PackageDirectory = PackageDirectory.Length > 0 ? PackageDirectory : PackageLayout.DefaultPackageDirectory,
                IsPhased = Phased,
            },
        };
    }
}
