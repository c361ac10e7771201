using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>The file of a plan that undoes another one.</summary>
internal static class UndoFile
{
    /// <summary>Gets the path beside a plan: <c>acme.undo.ecaplan</c> for <c>acme.ecaplan</c>.</summary>
    public static string Beside(string plan) => $"{WithoutEnd(plan)}.undo{DeploymentPlan.Extension}";

    /// <summary>Checks that no other file than a plan has the place.</summary>
    /// <param name="host">What the tool runs on.</param>
    /// <param name="path">Full path of the place.</param>
    /// <param name="diagnostics">Takes the finding.</param>
    /// <param name="earlier">The plan that an earlier run left there.</param>
    public static bool IsFree(ToolHost host, string path, DiagnosticBag diagnostics, out DeploymentPlan? earlier)
    {
        earlier = Read(host, path);
        var isFree = earlier is not null || !host.FileSystem.File.Exists(path);
        diagnostics.AddRange(isFree ? [] : [DiagnosticCatalog.WouldOverwrite(path)]);
        return isFree;
    }

    /// <summary>Writes the file just before a deploy; what undoes an earlier one, and is in none of this run, gets another name.</summary>
    public static void Keep(ToolHost host, string path, DeploymentPlan undo, TextWriter output, DiagnosticBag diagnostics)
    {
        if (Read(host, path) is { Purpose: PlanPurpose.Undo, HasChanges: true } earlier && !Includes(undo, earlier))
        {
            var other = FreeBeside(host, path);
            Write(host, other, earlier, diagnostics);
            var (now, last) = (ShownPath.Below(path, host.Folder), ShownPath.Below(other, host.Folder));
            output.Write(
                ShownText.Line($"What undoes an earlier deploy is now in {last}. To undo both, apply {now} first, then {last}.") + "\n");
        }

        if (!diagnostics.HasErrors)
        {
            Write(host, path, undo, diagnostics);
        }
    }

    /// <summary>Writes the file.</summary>
    public static void Write(ToolHost host, string path, DeploymentPlan undo, DiagnosticBag diagnostics)
    {
        if (StagedFiles.Write(host.FileSystem, (path, undo.ToBytes())) is { } problem)
        {
            diagnostics.Add(problem);
        }
    }

    private static bool Includes(DeploymentPlan undo, DeploymentPlan earlier) =>
        undo.OrganizationId == earlier.OrganizationId
        && earlier.Records.All(record => undo.Records.Any(other =>
            other.Title == record.Title && other.DeployedDigest == record.DeployedDigest));

    private static string FreeBeside(ToolHost host, string path)
    {
        var start = WithoutEnd(path);
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => FormattableString.Invariant($"{start}.{number}{DeploymentPlan.Extension}"))
            .First(other => !host.FileSystem.File.Exists(other));
    }

    /// <summary>Reads the file that an earlier run left; <see langword="null"/> if there is none that can be read.</summary>
    private static DeploymentPlan? Read(ToolHost host, string path) =>
        host.FileSystem.File.Exists(path)
        && InputContent.Read(host.FileSystem, path, InputLimit.Plan, new SourceLocation(path), new DiagnosticBag()) is { } content
            ? DeploymentPlan.Read(content, path).Value
            : null;

    private static string WithoutEnd(string path) =>
        path.EndsWith(DeploymentPlan.Extension, StringComparison.Ordinal) ? path[..^DeploymentPlan.Extension.Length] : path;
}
