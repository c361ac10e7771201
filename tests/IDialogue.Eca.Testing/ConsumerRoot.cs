using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IDialogue.Eca.Testing;

/// <summary>A folder outside the repository, for projects that use packages of this repository.</summary>
public static partial class ConsumerRoot
{
    /// <summary>
    /// Creates the folder and ends all searches in it: no file of a folder above reaches a project below. Packages of this repository come
    /// from the feed only, and all others from the package sources of this machine.
    /// </summary>
    public static void Create(string root, string feed)
    {
        Directory.CreateDirectory(root);
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(root, file), "<Project />");
        }

        var sources = Sources();
        new XElement(
            "configuration",
            new XElement("packageSources", Add("feed", feed), sources.Select(source => Add(source.Name, source.Place))),
            new XElement(
                "packageSourceMapping",
                new XElement("clear"),
                Map("feed", "IDialogue.*", "Acme.*"),
                sources.Select(source => Map(source.Name, "*")))).Save(Path.Combine(root, "nuget.config"));

        static XElement Add(string name, string place) => new("add", new XAttribute("key", name), new XAttribute("value", place));

        static XElement Map(string name, params string[] patterns) => new(
            "packageSource",
            new XAttribute("key", name),
            patterns.Select(pattern => new XElement("package", new XAttribute("pattern", pattern))));
    }

    /// <summary>Reads the sources that the repository itself restores from. Their names keep their credentials.</summary>
    private static (string Name, string Place)[] Sources()
    {
        var start = new ProcessStartInfo("dotnet", ["nuget", "list", "source"]) { WorkingDirectory = Repository.Root };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var sources = EnabledSource().Matches(Command.Run(start).Output);
        return [.. sources.Select(source => (source.Groups["name"].Value, source.Groups["place"].Value))];
    }

    [GeneratedRegex(@"^ *\d+\. +(?<name>.+) \[Enabled\]\r?\n +(?<place>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex EnabledSource();
}
