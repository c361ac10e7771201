using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using Microsoft.Build.Framework;

namespace IDialogue.Eca.MSBuild;

/// <summary>Names the property that a finding is about, and the place where the project sets it.</summary>
internal static class PropertyPlace
{
    /// <summary>The finding with the property's name; its place is the project itself if the property is set elsewhere.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="projectFile">Full path of the project.</param>
    /// <param name="property">Name of the property.</param>
    /// <param name="engine">Knows the properties of the command line, which override those of the project.</param>
    public static Diagnostic At(this Diagnostic finding, string projectFile, string property, IBuildEngine? engine) => finding with
    {
        Location = IsGlobal(property, engine) ? new SourceLocation(projectFile) : Find(projectFile, property),
        Message = $"{property}: {finding.Message}",
    };

    private static bool IsGlobal(string property, IBuildEngine? engine) => engine is IBuildEngine6 known
        && known.GetGlobalProperties().Keys.Contains(property, StringComparer.OrdinalIgnoreCase);

    private static SourceLocation Find(string projectFile, string property)
    {
        try
        {
            var lines = new FileSystem().File.ReadAllLines(projectFile);
            for (var i = 0; i < lines.Length; i++)
            {
                var at = lines[i].IndexOf($"<{property}", StringComparison.OrdinalIgnoreCase);
                var end = at + property.Length + 1;
                if (at >= 0 && end < lines[i].Length && (lines[i][end] == '>' || char.IsWhiteSpace(lines[i][end])))
                {
                    return new SourceLocation(projectFile, i + 1, at + 1);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The finding counts even where its place cannot be found.
        }

        return new SourceLocation(projectFile);
    }
}
