using System.Text;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies;

/// <summary>The file beside a package that keeps what a build prints about its deploy.</summary>
internal static class NextSteps
{
    /// <summary>
    /// Makes the file; <see langword="null"/> where it would be deployed. Its commands are for a shell in its own folder, so that it is the
    /// same wherever the build was started, and values of variables are not in it.
    /// </summary>
    public static PackageFile? FileOf(GenerationReport report, PackageLayout layout)
    {
        if (layout.NextStepsPath is not { } path)
        {
            return null;
        }

        var plan = report.ToRolloutPlan(layout.GetDeployPaths(report.Package).Select(layout.DeployCommand));
        var lines = RolloutText.LinesOf(report.Difference, plan).ToArray();
        // A value of a diff may have backticks; the fence is longer than any line of them.
        var fence = "```";
        while (lines.Any(line => line.Contains(fence)))
        {
            fence += "`";
        }

        var text = new StringBuilder("# Next steps\n\nThis file was generated with the package. Run the commands in its folder.\n\n");
        text.Append(fence).Append("text\n");
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        text.Append(fence).Append('\n');
        return new PackageFile(path, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
