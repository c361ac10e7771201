using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>
/// The aliases of orgs that Salesforce CLI knows, for completion. They are read from its own file, because starting it takes longer than
/// people wait for a suggestion.
/// </summary>
internal static class OrgAliases
{
    private static readonly string[] HomeVariables = ["HOME", "USERPROFILE"];

    /// <summary>Finds the aliases; none where the file is absent or has another form.</summary>
    public static IEnumerable<string> Find(ToolHost host)
    {
        if (HomeVariables.Select(host.Variable).FirstOrDefault(value => value.Length > 0) is not { } home)
        {
            return [];
        }

        var path = host.FileSystem.Path.Combine(home, ".sfdx", "alias.json");
        var content = InputContent.Read(host.FileSystem, path, InputLimit.ProjectFile, new SourceLocation(path), new DiagnosticBag());
        try
        {
            using var aliases = JsonDocument.Parse(content ?? "{}"u8.ToArray());
            return aliases.RootElement.TryGetProperty("orgs", out var orgs) ? [.. orgs.EnumerateObject().Select(org => org.Name)] : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
