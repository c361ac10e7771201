using System.Text.RegularExpressions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies;

/// <summary>
/// Finds files beside policy files and overlays that look like one of them, and that are not read because of their names.
/// </summary>
/// <param name="inputs">Finds the files.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class UnreadFiles(InputFiles inputs, DiagnosticBag diagnostics)
{
    /// <summary>The one key that nearly every policy file and overlay has.</summary>
    private static readonly Regex Apps = new("^apps[ \t]*:", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <param name="places">Paths of the policy files and overlays, which need not exist.</param>
    /// <param name="reported">Paths of files that another finding is about.</param>
    public void Check(IReadOnlyCollection<string> places, IReadOnlyCollection<string> reported)
    {
        foreach (var folder in places.GroupBy(inputs.FolderOf, StringComparer.Ordinal))
        {
            string[] files = [.. inputs.Beside(folder.First()).Select(name => inputs.Resolve(name, folder.First()))];
            // Someone who names some of the policy files leaves out others on purpose.
            var areAllRead = !Array.Exists(files, file => IsExact(file) && !OverlayPath.Below(file).Any() && !places.Contains(file));
            foreach (var path in files.Except(places).Except(reported).Where(path => !IsExact(path)))
            {
                if (OverlayPath.WithExactEnd(path) is { } named)
                {
                    if (areAllRead)
                    {
                        diagnostics.Add(DiagnosticCatalog.UnreadPolicyFile(path, OverlayPath.FileName(named)));
                    }
                }
                else if (NameLike(path, folder) is { } meant && inputs.Peek(path) is { } text && Apps.IsMatch(text))
                {
                    diagnostics.Add(DiagnosticCatalog.UnreadPolicyFile(path, meant));
                }
            }
        }
    }

    private static bool IsExact(string path) => path.EndsWith(OverlayPath.FileEnd, StringComparison.Ordinal);

    /// <summary>The name that a YAML file needs to be read, if it begins like a policy file: <c>policy.production.yaml</c>.</summary>
    private static string? NameLike(string path, IEnumerable<string> places)
    {
        var name = OverlayPath.FileName(path);
        if (Array.Find([".yaml", ".yml"], end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is not { } end)
        {
            return null;
        }

        var parts = name.Remove(name.Length - end.Length).Split('.');
        var stem = string.Join(".", parts.Where(part => !part.Equals("eca", StringComparison.OrdinalIgnoreCase)));
        var isLike = places.Select(place => OverlayPath.FileName(OverlayPath.Stem(place)))
            .Any(place => $"{stem}.".StartsWith(place + ".", StringComparison.OrdinalIgnoreCase));
        return isLike ? stem + OverlayPath.FileEnd : null;
    }
}
