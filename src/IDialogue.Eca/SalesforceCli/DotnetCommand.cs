namespace IDialogue.Eca.SalesforceCli;

/// <summary>The command lines of <c>dotnet</c> that are printed.</summary>
internal static class DotnetCommand
{
    /// <summary>A build of a project, for the shells of this system's readers.</summary>
    /// <param name="project">Path of the project.</param>
    /// <param name="target">The target.</param>
    /// <param name="properties">Global properties with their values.</param>
    public static string Build(string project, string target, params IEnumerable<(string Name, string Value)> properties) =>
        Shell.LineToFillIn(
            Shell.OfReader,
            [
                "dotnet", "build", PathOf(project), $"-t:{target}",
                .. properties.Select(property => $"-p:{property.Name}={MSBuildText.Escape(property.Value)}"),
            ]);

    /// <summary>A path that begins with a dash would be an option, and with an at sign the name of a file with options.</summary>
    private static string PathOf(string path) => path.Length > 0 && path[0] is '-' or '@' ? "./" + path : path;
}
