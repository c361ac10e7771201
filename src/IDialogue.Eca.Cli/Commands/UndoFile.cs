using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>The file of a plan that undoes another one.</summary>
internal static class UndoFile
{
    /// <summary>Gets the path beside a plan: <c>acme.undo.ecaplan</c> for <c>acme.ecaplan</c>.</summary>
    public static string Beside(string plan) =>
        (plan.EndsWith(DeploymentPlan.Extension, StringComparison.Ordinal) ? plan[..^DeploymentPlan.Extension.Length] : plan)
        + ".undo" + DeploymentPlan.Extension;

    /// <summary>Writes the file.</summary>
    public static void Write(ToolHost host, string path, DeploymentPlan undo, DiagnosticBag diagnostics)
    {
        if (StagedFiles.Write(host.FileSystem, (path, undo.ToBytes())) is { } problem)
        {
            diagnostics.Add(problem);
        }
    }
}
