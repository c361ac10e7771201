using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace IDialogue.Eca.MSBuild;

/// <summary>A task about the policies of a project: its parameters, and the request that they make.</summary>
[MSBuildMultiThreadableTask]
public abstract class PolicyTask : Task
{
    /// <summary>
    /// Policy files; together they make one package. The metadata <c>Overlay</c> names a file, relative to the project, that is laid over
    /// one and need not exist.
    /// </summary>
    [Required]
    public ITaskItem[] PolicyFiles { get; set; } = [];

    /// <summary>
    /// Overlays that come with referenced projects: the policy files of packages there, each with the metadata <c>NuGetPackageId</c>,
    /// <c>EcaPath</c>, the path in the package, and <c>Overlay</c>, relative to the project <c>EcaProject</c>.
    /// </summary>
    public ITaskItem[] ReferencedOverlays { get; set; } = [];

    /// <summary>Full path of the output folder, below which each environment has one of its own.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Full path of the project: the owner of the output, and the place of findings about its properties.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>A <see cref="PackageFormat"/> in any case; <see cref="PackageFormat.Metadata"/> when empty.</summary>
    public string Format { get; set; } = "";

    /// <summary>
    /// Package directory of source format, below the output folder; <see cref="PackageLayout.DefaultPackageDirectory"/> when empty.
    /// </summary>
    public string PackageDirectory { get; set; } = "";

    /// <summary>
    /// Full path of a <c>package.xml</c> below the output folder that lists the components as well; the package's own is written when
    /// empty.
    /// </summary>
    public string Manifest { get; set; } = "";

    /// <summary>API version, for example 66.0; that of the policy files when empty.</summary>
    public string ApiVersion { get; set; } = "";

    /// <summary>
    /// Name of an environment, whose overlays are laid over the policy files; when empty, each of <see cref="Environments"/> is built.
    /// </summary>
    public string EnvironmentName { get; set; } = "";

    /// <summary>Names of the environments that the project declares; any, when empty.</summary>
    public string[] Environments { get; set; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether policies of NuGet packages that differ from <c>eca.lock.json</c> are an error.
    /// </summary>
    public bool Locked { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether text that was asked for is a warning: MSBuild's terminal logger shows no messages.
    /// </summary>
    public bool TextAsWarning { get; set; }

    /// <summary>Values of variables: an item's name and its metadata <c>Value</c>. They win over environment variables.</summary>
    public ITaskItem[] Variables { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether each phase of a deployment is a package of its own.</summary>
    public bool Phased { get; set; }

    /// <summary>Full path of a folder or zip with what the org has; the policies are merged into its records.</summary>
    public string Retrieved { get; set; } = "";

    /// <summary>Full path of retrieved metadata that is at hand; a warning names what a deploy without merge would reset in it.</summary>
    public string KnownRetrieved { get; set; } = "";

    /// <summary>
    /// Full path of a guard file, kept by others than the authors of policy files; none when empty.
    /// </summary>
    public string Guard { get; set; } = "";

    /// <summary>Folder in which the build was started; paths below it are shown relative to it.</summary>
    public string StartFolder { get; set; } = "";

    /// <summary>Gets or sets a value indicating whether warnings fail the build.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes of warnings that are not shown, separated by semicolons, commas or blanks.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>Codes of warnings that stay warnings, separated likewise.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>Gets the project's levels of warnings.</summary>
    private protected WarningLevels Levels => new(TreatWarningsAsErrors, NoWarn, WarningsNotAsErrors, IsPromoted);

    /// <summary>Gets the project's <c>eca.lock.json</c>, which need not exist.</summary>
    private protected PolicyLock LockFile =>
        new(Log, Path.Combine(Path.GetDirectoryName(ProjectFile)!, PolicyLock.FileName), StartFolder);

    /// <summary>Checks the policies of packages against the lock file, if the project is locked.</summary>
    private protected bool IsAsLocked()
    {
        if (Locked)
        {
            LockFile.Check(PolicyFiles);
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Makes the request for all environments; <see langword="null"/> after an error.</summary>
    /// <param name="environments">The declared environments.</param>
    private protected GenerationRequest? MakeRequest(IEnumerable<string> environments)
    {
        if (PolicyFiles.Length == 0)
        {
            Log.LogDiagnostic(DiagnosticCatalog.NoPolicyFile(ProjectFile));
        }

        var format = Enum.GetValues<PackageFormat>().Cast<PackageFormat?>()
            .FirstOrDefault(known => Format.Length == 0 || Format.Equals(known.ToString(), StringComparison.OrdinalIgnoreCase));
        if (format is null)
        {
            var finding = DiagnosticCatalog.UnknownFormat(Format, Enum.GetNames<PackageFormat>());
            Log.LogDiagnostic(finding.At(ProjectFile, "EcaFormat", BuildEngine));
        }

        ApiVersion? apiVersion = null;
        if (ApiVersion.Length > 0)
        {
            apiVersion = Metadata.ApiVersion.TryParse(ApiVersion, out var version) && version.IsSupported ? version : null;
            if (apiVersion is null)
            {
                Log.LogDiagnostic(DiagnosticCatalog.InvalidApiVersion(null, ApiVersion).At(ProjectFile, "EcaApiVersion", BuildEngine));
            }
        }

        return Log.HasLoggedErrors ? null : new GenerationRequest
        {
            PolicyFiles = PolicyFiles.Select(item => item.GetMetadata("FullPath")).ToValueList(),
            Overlays = OverlayPlaces.Of(PolicyFiles, ReferencedOverlays, ProjectFile).ToValueList(),
            OutputFolder = OutputFolder,
            Project = ProjectFile,
            Manifest = Manifest.Length > 0 ? Manifest : null,
            Environments = environments.ToValueList(),
            Configuration = PolicyVariables.Combine(
                Environment.GetEnvironmentVariables(),
                Variables.Select(item => KeyValuePair.Create(item.ItemSpec, item.GetMetadata("Value")))),
            Today = TimeProvider.System.GetUtcNow().UtcDateTime,
            Retrieved = Retrieved.Length > 0 ? Retrieved : null,
            KnownRetrieved = KnownRetrieved.Length > 0 ? KnownRetrieved : null,
            Guard = Guard.Length > 0 ? Guard : null,
            ApiVersion = apiVersion,
            Layout = new PackageLayout
            {
                Format = format!.Value,
                PackageDirectory = PackageDirectory.Length > 0 ? PackageDirectory : PackageLayout.DefaultPackageDirectory,
                IsPhased = Phased,
            },
        };
    }

    private bool IsPromoted(string code) => BuildEngine is IBuildEngine8 engine && engine.ShouldTreatWarningAsError(code);
}
