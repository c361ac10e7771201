using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace IDialogue.Eca.MSBuild;

/// <summary>Generates one package from policy files; findings are logged at their places.</summary>
[MSBuildMultiThreadableTask]
public sealed class EcaGeneratePackage : Task
{
    /// <summary>
    /// Policy files; together they make one package. The metadata <c>Overlay</c> names a file, relative to the project, that is laid over
    /// one and need not exist.
    /// </summary>
    [Required]
    public ITaskItem[] PolicyFiles { get; set; } = [];

    /// <summary>Full path of the output folder.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Full path of the project, where a missing policy file is reported.</summary>
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

    /// <summary>Name of an environment, whose overlays are laid over the policy files; none when empty.</summary>
    public string EnvironmentName { get; set; } = "";

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

    /// <summary>All files of the package.</summary>
    [Output]
    public ITaskItem[] GeneratedFiles { get; private set; } = [];

    /// <summary>All files that the package was made of, beside the retrieved ones.</summary>
    [Output]
    public ITaskItem[] InputFiles { get; private set; } = [];

    /// <summary>Names of the variables that the policies use.</summary>
    [Output]
    public ITaskItem[] UsedVariables { get; private set; } = [];

    /// <summary>Gets or sets a value indicating whether there was a warning, which the next build should tell again.</summary>
    [Output]
    public bool HasWarnings { get; private set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var levels = new WarningLevels(TreatWarningsAsErrors, NoWarn, WarningsNotAsErrors, IsPromoted);
        if (MakeRequest() is not { } request)
        {
            return false;
        }

        var result = new PolicyGenerator(new FileSystem()).Generate(request with { SeverityOf = levels.SeverityOf });
        var findings = result.Diagnostics
            .Select(finding => finding with { Message = ShownPath.InMessage(finding.Message, StartFolder) })
            .ToArray();
        Log.LogDiagnostics(findings);
        if (result.Value is not { } report || Log.HasLoggedErrors)
        {
            return false;
        }

        HasWarnings = findings.Any(levels.IsShown);
        InputFiles = [.. report.InputFiles.Select(path => new TaskItem(path))];
        UsedVariables = [.. report.Variables.Select(name => new TaskItem(name))];
        GeneratedFiles = [.. report.Written.Files.Select(file => new TaskItem(file.Path))];
        LogSummary(report, request.Layout);
        return true;
    }

    /// <summary>Logs the written files for verbose builds, and the next steps for all builds with something new to deploy.</summary>
    private void LogSummary(GenerationReport report, PackageLayout layout)
    {
        foreach (var line in GenerationSummary.DescribeFiles(report, StartFolder))
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", line);
        }

        var isNew = report.Written.Deleted.Count > 0 || report.Written.Files.Any(file => file.IsChanged);
        foreach (var line in GenerationSummary.DescribeDeployment(report, layout, StartFolder))
        {
            Log.LogMessage(isNew ? MessageImportance.High : MessageImportance.Normal, "{0}", line);
        }
    }

    private bool IsPromoted(string code) => BuildEngine is IBuildEngine8 engine && engine.ShouldTreatWarningAsError(code);

    private PolicyOverlay MakeOverlay(ITaskItem item) =>
        new(item.GetMetadata("FullPath"), Path.Combine(Path.GetDirectoryName(ProjectFile)!, item.GetMetadata("Overlay")));

    private GenerationRequest? MakeRequest()
    {
        if (PolicyFiles.Length == 0)
        {
            Log.LogDiagnostic(DiagnosticCatalog.NoPolicyFile(ProjectFile));
        }

        var format = Enum.GetValues<PackageFormat>().Cast<PackageFormat?>()
            .FirstOrDefault(known => Format.Length == 0 || Format.Equals(known.ToString(), StringComparison.OrdinalIgnoreCase));
        if (format is null)
        {
            Log.LogDiagnostic(DiagnosticCatalog.UnknownFormat(Format, Enum.GetNames<PackageFormat>()));
        }

        ApiVersion? apiVersion = null;
        if (ApiVersion.Length > 0)
        {
            apiVersion = Metadata.ApiVersion.TryParse(ApiVersion, out var version) && version.IsSupported ? version : null;
            if (apiVersion is null)
            {
                Log.LogDiagnostic(DiagnosticCatalog.InvalidApiVersion(null, ApiVersion));
            }
        }

        return Log.HasLoggedErrors ? null : new GenerationRequest
        {
            PolicyFiles = PolicyFiles.Select(item => item.GetMetadata("FullPath")).ToValueList(),
            Overlays = PolicyFiles.Where(item => item.GetMetadata("Overlay").Length > 0).Select(MakeOverlay).ToValueList(),
            OutputFolder = OutputFolder,
            Environment = EnvironmentName.Length > 0 ? EnvironmentName : null,
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
