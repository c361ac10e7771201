using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies;

/// <summary>
/// Finds files that look as if they decided access and decide nothing: overlays that are laid over no policy file, and overlays that are
/// taken as policy files.
/// </summary>
/// <param name="request">The policy files and overlays.</param>
/// <param name="inputs">Finds the files.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class OverlayCheck(PolicyRequest request, InputFiles inputs, DiagnosticBag diagnostics)
{
    private readonly string[] policies = [.. request.PolicyFiles, .. request.PolicyContents.Select(content => content.Path)];
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    public void Check()
    {
        CheckPolicyFiles();
        var places = new HashSet<string>(policies.Concat(request.Overlays.Select(overlay => overlay.Path)), StringComparer.Ordinal);
        foreach (var path in policies.SelectMany(path => inputs.Beside(path).Select(name => inputs.Resolve(name, path))))
        {
            // A policy file that was not asked for has overlays of its own.
            CheckOverlay(path, places, path => places.Contains(path) || inputs.Exists(path));
        }

        foreach (var overlay in request.Overlays.Where(overlay => overlay.Folder is null))
        {
            if (!inputs.Exists(overlay.Path) && !OverlayPath.Environments(inputs, overlay.Path).Any())
            {
                diagnostics.Add(DiagnosticCatalog.MissingOverlay(overlay.Path, OverlayPath.FileName(overlay.PolicyFile)));
            }
        }

        CheckFolders(places);
        new UnreadFiles(inputs, diagnostics).Check(places, reported);
        if (request.Environments is null or { Count: 0 })
        {
            new NearEnvironments(inputs, diagnostics).Check(places, request.Environment, reported);
        }
    }

    private void CheckPolicyFiles()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in policies)
        {
            if (!seen.Add(path))
            {
                diagnostics.Add(DiagnosticCatalog.PolicyFileTwice(path));
            }
            else if (OverlayPath.Below(path).FirstOrDefault(below => policies.Contains(below.Path)) is { Path: { } below })
            {
                diagnostics.Add(DiagnosticCatalog.OverlayAsPolicyFile(path, OverlayPath.FileName(below)));
            }
        }
    }

    /// <summary>Checks the folders of packages, and those beside them: one may have the name of a package that is not there.</summary>
    private void CheckFolders(HashSet<string> places)
    {
        foreach (var path in FoldersOf(request.Overlays).SelectMany(inputs.Below))
        {
            CheckOverlay(path, places, places.Contains);
        }

        // The build of a referenced project knows which of its other folders have a purpose.
        var folders = FoldersOf(request.Overlays.Where(overlay => overlay.Project is null));
        var names = folders.Select(OverlayPath.FileName).ToArray();
        foreach (var folder in folders.Select(inputs.FolderOf).Distinct(StringComparer.Ordinal).SelectMany(inputs.FoldersIn))
        {
            var name = OverlayPath.FileName(folder);
            // A folder with policy files that are asked for has its own purpose, and so has one of another project.
            if (!names.Contains(name) && !inputs.Below(folder).Any(places.Contains))
            {
                foreach (var path in inputs.Below(folder).Where(path => LooksLikeOverlay(path, folder)))
                {
                    Report(path, $"'{name}' is not the name of a package with policies.{Suggestion.For(name, names)} "
                        + $"Packages with policies: {string.Join(", ", names)}.");
                }
            }
        }
    }

    private static string[] FoldersOf(IEnumerable<PolicyOverlay> overlays) =>
        [.. overlays.Select(overlay => overlay.Folder).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Checks whether a file in a folder beside those of packages may be meant as an overlay: it is at its top, or where a package has one.
    /// </summary>
    private bool LooksLikeOverlay(string path, string folder)
    {
        if (!OverlayPath.IsPolicy(path) || inputs.FolderOf(path) == folder)
        {
            return OverlayPath.IsPolicy(path);
        }

        var relative = path.Substring(folder.Length);
        return request.Overlays.Any(overlay => overlay.Folder is { } known && overlay.Path == known + relative);
    }

    private void CheckOverlay(string path, HashSet<string> places, Func<string, bool> isPolicy)
    {
        if (places.Contains(path))
        {
            return;
        }

        if (OverlayPath.WithExactEnd(path) is not { } named)
        {
            return;
        }

        if (named != path)
        {
            if (!policies.Contains(named) && (places.Contains(named) || OverlayPath.Below(named).Any(lower => isPolicy(lower.Path))))
            {
                Report(path, $"its name must end with .eca.yaml, in small letters: {OverlayPath.FileName(named)}.");
            }

            return;
        }

        var candidates = OverlayPath.Below(path).ToArray();
        var below = Array.FindAll(candidates, candidate => isPolicy(candidate.Path));
        if (below.Length == 0)
        {
            var wanted = OverlayPath.FileName(candidates.Length == 0 ? path : candidates[0].Path);
            if (candidates.Length > 0 || !isPolicy(path))
            {
                Report(path, $"there is no policy file {wanted}.{Suggestion.For(wanted, places.Select(OverlayPath.FileName))}");
            }
        }
        else if (request.Environment is { } asked && Array.Exists(below, candidate =>
            candidate.Environment != asked && candidate.Environment.Equals(asked, StringComparison.OrdinalIgnoreCase)))
        {
            Report(path, $"the environment is called '{asked}', in other letter case.");
        }
        else if (request.Environments is { Count: > 0 } declared
            && !below.Any(candidate => declared.Contains(candidate.Environment) || HasOtherEnvironments(candidate.Path)))
        {
            var environment = below[0].Environment;
            Report(path, $"EcaEnvironments does not list '{environment}'.{Suggestion.For(environment, declared)}");
        }
    }

    /// <summary>Checks whether a file came in a package or with a referenced project, which have environments of their own.</summary>
    private bool HasOtherEnvironments(string path) => request.Overlays.Any(overlay =>
        (overlay.Folder is not null && overlay.PolicyFile == path) || (overlay.Project is not null && overlay.Path == path));

    private void Report(string path, string reason)
    {
        if (reported.Add(path))
        {
            diagnostics.Add(DiagnosticCatalog.OverlayOfNothing(path, reason));
        }
    }
}
