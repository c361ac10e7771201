using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies;

/// <summary>Finds projects with different overlays of one package, of which only one could count.</summary>
/// <param name="request">The overlays.</param>
/// <param name="inputs">Finds the files.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class OverlayConflicts(PolicyRequest request, InputFiles inputs, DiagnosticBag diagnostics)
{
    public void Check()
    {
        var packages = request.Overlays.Where(overlay => overlay.Package is not null)
            .GroupBy(overlay => overlay.Package!, StringComparer.OrdinalIgnoreCase);
        foreach (var package in packages)
        {
            // Findings are at the files of the project that is built, if it has any.
            var projects = package.GroupBy(overlay => overlay.Project).OrderBy(project => project.Key is not null)
                .Select(project => (Place: PlaceOf(project.First()), Overlays: OverlaysOf(project), Others: OthersOf(project)))
                .Where(project => project.Overlays.Count > 0)
                .ToArray();
            foreach (var other in projects.Skip(1))
            {
                var first = projects[0];
                Compare(package.Key, first.Overlays, other.Overlays);
                CompareMissing(package.Key, first.Overlays, other.Overlays, other.Place);
                CompareMissing(package.Key, other.Overlays, first.Overlays, first.Place);
                Compare(package.Key, first.Others, other.Others);
            }
        }
    }

    private static string PlaceOf(PolicyOverlay overlay) => overlay.Folder ?? overlay.Path;

    /// <summary>The overlays of a project that exist, by the policy file and the environment that they are for.</summary>
    private Dictionary<(string PolicyFile, string Environment), string> OverlaysOf(IEnumerable<PolicyOverlay> overlays)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var overlay in overlays)
        {
            if (inputs.Exists(overlay.Path))
            {
                found[(overlay.PolicyFile, "")] = overlay.Path;
            }

            foreach (var environment in OverlayPath.Environments(inputs, overlay.Path))
            {
                found[(overlay.PolicyFile, environment)] = OverlayPath.For(overlay.Path, environment);
            }
        }

        return found;
    }

    /// <summary>The other files in the folder of a package, for example certificates, by their paths below it.</summary>
    private Dictionary<(string Path, string Environment), string> OthersOf(IEnumerable<PolicyOverlay> overlays)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var folder in overlays.Select(overlay => overlay.Folder).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            foreach (var path in inputs.Below(folder).Where(path => !OverlayPath.IsPolicy(path)))
            {
                found[(path.Substring(folder.Length), "")] = path;
            }
        }

        return found;
    }

    private void Compare(string package, Dictionary<(string, string), string> files, Dictionary<(string, string), string> others)
    {
        foreach (var file in files)
        {
            if (others.TryGetValue(file.Key, out var other) && !inputs.AreSame(file.Value, other))
            {
                diagnostics.Add(DiagnosticCatalog.OverlaysDiffer(file.Value, package, $"differs from {other}"));
            }
        }
    }

    private void CompareMissing(
        string package, Dictionary<(string, string), string> files, Dictionary<(string, string), string> others, string place)
    {
        foreach (var path in files.Where(file => !others.ContainsKey(file.Key)).Select(file => file.Value))
        {
            diagnostics.Add(DiagnosticCatalog.OverlaysDiffer(path, package, $"has no counterpart in {place}"));
        }
    }
}
