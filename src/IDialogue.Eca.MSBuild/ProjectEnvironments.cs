using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>The environments of a project, and the folders of their packages.</summary>
/// <param name="log">Takes findings and messages.</param>
/// <param name="projectFile">Full path of the project.</param>
/// <param name="names">The project's <c>EcaEnvironments</c>.</param>
internal sealed class ProjectEnvironments(TaskLoggingHelper log, string projectFile, IEnumerable<string> names)
{
    /// <summary>
    /// Gets the declared environments. On a command line, the semicolon between two names is escaped, and does not part them for MSBuild.
    /// </summary>
    public string[] Declared { get; } = [.. names
        .SelectMany(list => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Distinct(StringComparer.Ordinal)];

    /// <summary>Gets the output folder of the project.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Gets a value indicating whether the package of an environment lies in a folder of its name.</summary>
    public required bool AppendsName { get; init; }

    /// <summary>Gets the build, which knows the properties of the command line.</summary>
    public required IBuildEngine Engine { get; init; }

    /// <summary>Gets a value indicating whether an environment that the project does not declare is an error in any case.</summary>
    public bool MustDeclare { get; init; }

    /// <summary>The folder of an environment's package.</summary>
    public string FolderOf(string? environment) =>
        AppendsName && environment is not null ? Path.Combine(OutputFolder, environment) : OutputFolder;

    /// <summary>The environments to build, of which an empty name is none; nothing after an error.</summary>
    /// <param name="asked">The one that was asked for; empty for all.</param>
    public string[] ToBuild(string asked)
    {
        if (Declared.Append(asked).FirstOrDefault(name => name.Length > 0 && !OverlayPath.IsName(name)) is { } invalid)
        {
            var property = invalid == asked ? "EcaEnvironment" : "EcaEnvironments";
            log.LogDiagnostic(DiagnosticCatalog.InvalidEnvironmentName(invalid).At(projectFile, property, Engine));
            return [];
        }

        var alike = Declared.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(names => names.Count() > 1);
        if (alike is not null)
        {
            log.LogDiagnostic(DiagnosticCatalog.EnvironmentsDifferInCase(alike).At(projectFile, "EcaEnvironments", Engine));
            return [];
        }

        if (asked.Length == 0)
        {
            return Declared.Length > 0 ? Declared : [""];
        }

        if (Declared.Length == 0 || Declared.Contains(asked, StringComparer.Ordinal))
        {
            return [asked];
        }

        if (MustDeclare || Suggestion.Nearest(asked, Declared) is not null)
        {
            log.LogDiagnostic(DiagnosticCatalog.UndeclaredEnvironment(projectFile, asked, Declared));
        }
        else
        {
            // The environment may be one of another project of the solution.
            var project = Path.GetFileName(projectFile);
            log.LogLine(
                MessageImportance.High,
                $"{project} has no package for environment '{asked}'. It declares: {string.Join(", ", Declared)}.");
        }

        return [];
    }

    /// <summary>Checks whether some build of the project writes the package of an environment, or of none, to a folder.</summary>
    public bool Builds(PolicyRequest request, string folder, string? environment)
    {
        var isKnown = environment is null
            ? Declared.Length == 0
            : PolicyLoader.IsKnownEnvironment(request, new InputFiles(new FileSystem()), environment);
        return isKnown && Path.TrimEndingDirectorySeparator(folder) == Path.TrimEndingDirectorySeparator(FolderOf(environment));
    }
}
