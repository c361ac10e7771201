using IDialogue.Eca.Comparison;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Policies;

/// <summary>Says in a few lines what a generation did and what to do next.</summary>
public static class GenerationSummary
{
    private const int MostFiles = 10;

    /// <summary>The lines, without line ends.</summary>
    /// <param name="report">What the generation did.</param>
    /// <param name="layout">The form of the package.</param>
    /// <param name="startFolder">Folder in which the reader's shell stands; paths below it are shown relative to it.</param>
    public static IEnumerable<string> Describe(GenerationReport report, PackageLayout layout, string startFolder)
    {
        var files = report.Written.Files;
        yield return $"ECA package for API {report.Package.ApiVersion} with {Count(report.Package.Components.Count, "component")}:";
        foreach (var file in files.Take(MostFiles))
        {
            yield return $"  {(file.IsChanged ? "wrote    " : "unchanged")} {ShownPath.Below(file.Path, startFolder)}";
        }

        if (files.Count > MostFiles)
        {
            yield return $"  and {Count(files.Count - MostFiles, "more file")}";
        }

        var deleted = report.Written.Deleted;
        foreach (var path in deleted.Take(MostFiles))
        {
            yield return $"  deleted   {ShownPath.Below(path, startFolder)}";
        }

        if (deleted.Count > MostFiles)
        {
            yield return $"  and {Count(deleted.Count - MostFiles, "more file")} deleted";
        }

        foreach (var line in report.Difference is { } difference ? DescribeMerge(difference) : [])
        {
            yield return line;
        }

        yield return "Next, in the order that locks nobody out: create the permission sets it names, assign them, then deploy.";
        yield return report.Difference is null
            ? "A deploy replaces each policy record as a whole: what the policy file does not say falls back to Salesforce's default."
            : "A deploy replaces each policy record as a whole: all else in them is as it was retrieved, so retrieve again if that was long ago.";
        foreach (var path in report.DeployPaths)
        {
            yield return $"  {layout.DeployCommand(ShownPath.Below(path, startFolder))}";
        }

        yield return "A change takes up to 30 minutes to reach every Salesforce server.";
    }

    private static IEnumerable<string> DescribeMerge(MetadataDiff difference)
    {
        if (!difference.HasChanges)
        {
            yield return "Merged into what was retrieved, which has all of it already: a deploy would change nothing.";
            yield break;
        }

        yield return "Merged into what was retrieved. A deploy would change:";
        foreach (var component in difference.Components.Where(component => component.HasChanges))
        {
            yield return $"  {component.FullName}{(component.IsNew ? " (new)" : "")}";
            foreach (var change in component.Fields.Where(change => change.Kind != FieldChangeKind.WillReset))
            {
                yield return $"    {DiffText.Line(change)}";
            }
        }
    }

    private static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
