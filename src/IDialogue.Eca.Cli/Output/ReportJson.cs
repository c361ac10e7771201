using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Cli.Output;

/// <summary>Reports of the library as JSON, beside the findings.</summary>
internal static class ReportJson
{
    /// <summary>What a generation did.</summary>
    /// <param name="json">The object that takes the keys.</param>
    /// <param name="report">The report.</param>
    /// <param name="plan">The steps that follow.</param>
    /// <param name="folder">Folder that paths are shown relative to.</param>
    public static void Write(JsonText json, GenerationReport report, RolloutPlan plan, string folder)
    {
        json.Add("apiVersion", report.Package.ApiVersion.ToString()).Begin('[', "components");
        foreach (var component in report.Package.Components)
        {
            json.Begin('{').Add("type", component.GetMetadataType().Name).Add("fullName", component.FullName).Add("app", component.App).End('}');
        }

        json.End(']');
        Write(json, report.Written, folder);
        Write(json, "deployPaths", report.DeployPaths.Select(path => ShownPath.Below(path, folder)));
        if (report.Difference is { } difference)
        {
            Write(json, difference);
        }

        Write(json, plan.Steps);
        Write(json, plan.Effects);
    }

    /// <summary>What a deploy would change.</summary>
    public static void Write(JsonText json, MetadataDiff difference)
    {
        json.Begin('{', "difference");
        DiffJson.Write(json, difference);
        json.End('}');
    }

    /// <summary>What was written.</summary>
    public static void Write(JsonText json, WriteReport written, string folder)
    {
        json.Begin('[', "files");
        foreach (var file in written.Files)
        {
            json.Begin('{').Add("path", ShownPath.Below(file.Path, folder)).Add("isChanged", file.IsChanged).End('}');
        }

        json.End(']');
        Write(json, "deleted", written.Deleted.Select(path => ShownPath.Below(path, folder)));
    }

    /// <summary>Steps into an org.</summary>
    public static void Write(JsonText json, IEnumerable<RolloutStep> steps)
    {
        json.Begin('[', "steps");
        foreach (var step in steps)
        {
            json.Begin('{').Add("kind", step.Kind.ToString().ToLowerInvariant()).Add("instruction", step.Instruction).Add("reason", step.Reason);
            Write(json, "commands", step.Commands);
            Write(json, "links", step.Links);
            json.End('}');
        }

        json.End(']');
    }

    private static void Write(JsonText json, IEnumerable<AccessEffect> effects)
    {
        json.Begin('[', "effects");
        foreach (var effect in effects)
        {
            var kind = effect.Kind.ToString();
            json.Begin('{')
                .Add("app", effect.App)
                .Add("kind", char.ToLowerInvariant(kind[0]) + kind[1..])
                .Add("description", effect.Description)
                .End('}');
        }

        json.End(']');
    }

    /// <summary>Texts under one key.</summary>
    public static void Write(JsonText json, string name, IEnumerable<string> texts)
    {
        json.Begin('[', name);
        foreach (var text in texts)
        {
            json.Add(null, text);
        }

        json.End(']');
    }
}
