using IDialogue.Eca.Packaging;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>
/// Says in a few lines what a generation did and what to do next. In a line, characters that a terminal would obey or not show are written
/// out, and so are commands for CI systems.
/// </summary>
public static class GenerationSummary
{
    private const int MaxFiles = 10;
    private const int MaxEffects = 10;

    /// <summary>All lines, without line ends.</summary>
    /// <param name="report">What the generation did.</param>
    /// <param name="layout">The form of the package.</param>
    /// <param name="startFolder">Current folder of the reader's shell; paths below it are shown relative to it.</param>
    /// <param name="hasSteps">Whether what to do next is told too.</param>
    public static IEnumerable<string> Describe(GenerationReport report, PackageLayout layout, string startFolder, bool hasSteps = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(startFolder);
        return LinesOfFiles(report, startFolder)
            .Concat(RolloutText.LinesOf(report.Difference, PlanOf(report, layout, startFolder), MaxEffects, hasSteps));
    }

    /// <summary>The files that were written, left and deleted.</summary>
    /// <param name="report">What the generation did.</param>
    /// <param name="startFolder">Current folder of the reader's shell; paths below it are shown relative to it.</param>
    public static IEnumerable<string> DescribeFiles(GenerationReport report, string startFolder)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(startFolder);
        return LinesOfFiles(report, startFolder);
    }

    /// <summary>Describes the changes of a deploy, its effects on access, and the next steps.</summary>
    /// <param name="report">What the generation did.</param>
    /// <param name="layout">The form of the package.</param>
    /// <param name="startFolder">Current folder of the reader's shell; paths below it are shown relative to it.</param>
    /// <param name="hasSteps">Whether what to do next is told too.</param>
    public static IEnumerable<string> DescribeDeployment(
        GenerationReport report, PackageLayout layout, string startFolder, bool hasSteps = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(startFolder);
        return RolloutText.LinesOf(report.Difference, PlanOf(report, layout, startFolder), MaxEffects, hasSteps);
    }

    /// <summary>The lines of a merge in place.</summary>
    /// <param name="report">What the merge did.</param>
    /// <param name="startFolder">Current folder of the reader's shell; paths below it are shown relative to it.</param>
    public static IEnumerable<string> Describe(MergeReport report, string startFolder)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(startFolder);
        return LinesOfMerge(report, startFolder);
    }

    /// <summary>The lines of steps into an org.</summary>
    public static IEnumerable<string> DescribeSteps(IReadOnlyList<RolloutStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return RolloutText.LinesOf(steps);
    }

    /// <summary>The plan with commands for a shell in a folder.</summary>
    internal static RolloutPlan PlanOf(GenerationReport report, PackageLayout layout, string startFolder) =>
        report.ToRolloutPlan(report.DeployPaths.Select(path => layout.DeployCommand(ShownPath.Below(path, startFolder))));

    private static IEnumerable<string> LinesOfFiles(GenerationReport report, string startFolder)
    {
        var files = report.Written.Files;
        yield return $"ECA package for API {report.Package.ApiVersion} with {CountText.Of(report.Package.Components.Count, "component")}"
            + (report.Deletions.Count == 0 ? ":" : $" and {CountText.Of(report.Deletions.Count, "deletion")}:");
        foreach (var file in files.Take(MaxFiles))
        {
            yield return ShownText.Line($"  {(file.IsChanged ? "wrote    " : "unchanged")} {ShownPath.Below(file.Path, startFolder)}");
        }

        if (files.Count > MaxFiles)
        {
            yield return $"  and {CountText.Of(files.Count - MaxFiles, "more file")}";
        }

        var deleted = report.Written.Deleted;
        foreach (var path in deleted.Take(MaxFiles))
        {
            yield return ShownText.Line($"  deleted   {ShownPath.Below(path, startFolder)}");
        }

        if (deleted.Count > MaxFiles)
        {
            yield return $"  and {CountText.Of(deleted.Count - MaxFiles, "more file")} deleted";
        }
    }

    private static IEnumerable<string> LinesOfMerge(MergeReport report, string startFolder)
    {
        foreach (var file in report.Written.Files)
        {
            yield return ShownText.Line($"{(file.IsChanged ? "merged into" : "unchanged  ")} {ShownPath.Below(file.Path, startFolder)}");
        }

        if (report.Written.Files.Any(file => file.IsChanged) && !report.Difference.Components.Any(component => component.IsWritten))
        {
            yield return "The org stays as it is: what was written means the same there.";
            yield break;
        }

        foreach (var line in RolloutText.LinesOf(report.Difference))
        {
            yield return line;
        }
    }
}
