using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Reports as JSON: the same report gives the same text on every system, but for the paths in it.</summary>
public static class ReportJson
{
    /// <summary>Writes what a generation did, and the steps and effects of a deploy.</summary>
    /// <param name="report">The report.</param>
    /// <param name="layout">The form of the package.</param>
    /// <param name="startFolder">Folder that paths are shown relative to.</param>
    public static string Write(GenerationReport report, PackageLayout layout, string startFolder)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(startFolder);
        return Write(json => Write(json, report, layout, startFolder));
    }

    /// <summary>Writes what a merge in place did.</summary>
    /// <param name="report">The report.</param>
    /// <param name="startFolder">Folder that paths are shown relative to.</param>
    public static string Write(MergeReport report, string startFolder)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(startFolder);
        return Write(json => Write(json, report, startFolder));
    }

    /// <summary>Writes the steps and effects of a plan.</summary>
    public static string Write(RolloutPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Write(json => Write(json, plan));
    }

    /// <summary>Writes the keys of a generation into an object that may have others.</summary>
    internal static void Write(JsonText json, GenerationReport report, PackageLayout layout, string startFolder)
    {
        json.Add("apiVersion", report.Package.ApiVersion.ToString()).Begin('[', "components");
        foreach (var component in report.Package.Components)
        {
            WriteRecord(component.GetMetadataType().Name, component.FullName, component.App);
        }

        json.End(']').Begin('[', "deletions");
        foreach (var deletion in report.Package.Deletions)
        {
            WriteRecord(deletion.Type.Name, deletion.FullName, deletion.App);
        }

        json.End(']');
        Write(json, report.Written, startFolder);
        json.Add("deployPaths", report.DeployPaths.Select(path => ShownPath.Below(path, startFolder)));
        if (report.Difference is { } difference)
        {
            Write(json, difference, startFolder);
        }

        Write(json, GenerationSummary.PlanOf(report, layout, startFolder));

        void WriteRecord(string type, string fullName, string? app) => json.Begin('{')
            .Add("type", type)
            .Add("fullName", report.Mask.Hide(fullName))
            .Add("app", app is null ? null : report.Mask.Hide(app))
            .End('}');
    }

    /// <summary>Writes the keys of a merge in place into an object that may have others.</summary>
    internal static void Write(JsonText json, MergeReport report, string startFolder)
    {
        Write(json, report.Written, startFolder);
        Write(json, report.Difference, startFolder);
    }

    private static string Write(Action<JsonText> keys)
    {
        var json = new JsonText().Begin('{');
        keys(json);
        return json.End('}').ToString();
    }

    private static void Write(JsonText json, RolloutPlan plan)
    {
        RolloutJson.Write(json, plan.Steps);
        EffectJson.Write(json, "effects", plan.Effects);
    }

    private static void Write(JsonText json, MetadataDiff difference, string startFolder)
    {
        json.Begin('{', "difference");
        DiffJson.Write(json, difference, path => ShownPath.Below(path, startFolder), isMerged: true);
        json.End('}');
    }

    private static void Write(JsonText json, WriteReport written, string startFolder)
    {
        json.Begin('[', "files");
        foreach (var file in written.Files)
        {
            json.Begin('{').Add("path", ShownPath.Below(file.Path, startFolder)).Add("isChanged", file.IsChanged).End('}');
        }

        json.End(']');
        json.Add("deleted", written.Deleted.Select(path => ShownPath.Below(path, startFolder)));
    }
}
