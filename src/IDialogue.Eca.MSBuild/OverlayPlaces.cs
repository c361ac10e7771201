using System.IO.Abstractions;
using IDialogue.Eca.Policies;
using Microsoft.Build.Framework;

namespace IDialogue.Eca.MSBuild;

/// <summary>The places of overlays: in the project, and in projects that it references.</summary>
internal static class OverlayPlaces
{
    /// <summary>Lists the overlays of policy files, which need not exist; those of references come before the project's own.</summary>
    public static IEnumerable<PolicyOverlay> Of(ITaskItem[] policyFiles, ITaskItem[] referenced, string projectFile)
    {
        foreach (var policy in policyFiles)
        {
            var passed = referenced.Where(item => IsSame(policy, item)).Select(item => Of(policy, item, item.GetMetadata("EcaProject")));
            foreach (var overlay in passed.OfType<PolicyOverlay>().Distinct())
            {
                yield return overlay;
            }

            if (Of(policy, policy, projectFile) is { } own)
            {
                yield return own with { Project = null };
            }
        }
    }

    /// <summary>Checks whether a file is one of a referenced project, and not of the project itself.</summary>
    public static bool IsReferenced(string path, ITaskItem[] referenced, string projectFile) =>
        !IsBelow(path, projectFile) && referenced.Any(item => IsBelow(path, item.GetMetadata("EcaProject")));

    /// <summary>Checks whether two items are the same policy file of a package, perhaps in two versions.</summary>
    private static bool IsSame(ITaskItem policy, ITaskItem other) =>
        policy.GetMetadata("NuGetPackageId") is { Length: > 0 } package
        && package.Equals(other.GetMetadata("NuGetPackageId"), StringComparison.OrdinalIgnoreCase)
        && policy.GetMetadata("EcaPath") == other.GetMetadata("EcaPath");

    private static bool IsBelow(string path, string project) =>
        path.StartsWith(Path.GetDirectoryName(project) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static PolicyOverlay? Of(ITaskItem policy, ITaskItem item, string projectFile)
    {
        var (project, overlay) = (Path.GetDirectoryName(projectFile)!, item.GetMetadata("Overlay").Replace('\\', '/'));
        if (overlay.Length == 0)
        {
            return null;
        }

        var (path, package) = (policy.GetMetadata("FullPath"), policy.GetMetadata("NuGetPackageId"));
        if (package.Length == 0)
        {
            return new PolicyOverlay(path, Path.Combine(project, overlay));
        }

        if (!overlay.StartsWith(package + "/", StringComparison.OrdinalIgnoreCase))
        {
            return new PolicyOverlay(path, Path.Combine(project, overlay)) { Package = package, Project = projectFile };
        }

        // NuGet ignores the case of package ids, and so do the names of their folders of overlays.
        var folders = new FileSystem().Directory.GetDirectories(project)
            .Where(folder => Path.GetFileName(folder).Equals(package, StringComparison.OrdinalIgnoreCase));
        var folder = folders.MaxBy(folder => Path.GetFileName(folder) == package) ?? Path.Combine(project, package);
        return new PolicyOverlay(path, Path.Combine([folder, .. overlay[(package.Length + 1)..].Split('/')]))
        {
            Folder = folder,
            Package = package,
            Project = projectFile,
        };
    }
}
