using System.IO.Abstractions;
using System.Text.Json;
using System.Text.RegularExpressions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>Reads <c>sfdx-project.json</c> as Salesforce CLI does.</summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class SalesforceProjectReader(IFileSystem fileSystem, DiagnosticBag diagnostics)
{
    /// <summary>Each is searched in each file.</summary>
    private const int MaxReplacements = 500;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(200);

    /// <summary>The project of a folder, or <see langword="null"/> after an error.</summary>
    public SalesforceProject? Read(string path)
    {
        var folder = fileSystem.Path.GetFullPath(path);
        if (ReadFile(fileSystem.Path.Combine(path, SalesforceProject.FileName)) is not { } root)
        {
            return null;
        }

        if (root["packageDirectories"] is not { Kind: JsonTokenType.StartArray, Items.Count: > 0 } directories)
        {
            Report(root["packageDirectories"] ?? root, "It must have a list 'packageDirectories' with at least one folder.");
            return null;
        }

        var read = directories.Items.Select(directory => ReadDirectory(directory, folder)).ToArray();
        if (Array.Exists(read, directory => directory is null))
        {
            return null;
        }

        return new SalesforceProject(folder, read.Select(directory => directory!).ToValueList())
        {
            SourceApiVersion = ReadVersion(root["sourceApiVersion"]),
            Replacements = ReadReplacements(root["replacements"]),
        };
    }

    private JsonItem? ReadFile(string path) =>
        InputContent.Read(fileSystem, path, InputLimit.ProjectFile, new(path), diagnostics) is { } content
            ? JsonItem.Read(content, path, diagnostics)
            : null;

    private PackageDirectory? ReadDirectory(JsonItem item, string folder)
    {
        var path = item["path"]?.Text?.Replace('\\', '/').TrimEnd('/');
        if (path is null)
        {
            Report(item, "Each of 'packageDirectories' must have a 'path'.");
            return null;
        }

        var full = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(folder, path.Length == 0 ? "." : path));
        if (full != folder && RelativePath.Below(fileSystem, folder, full) is null)
        {
            Report(item["path"]!, $"The package directory '{path}' is not inside the folder of the project.");
            return null;
        }

        if (!fileSystem.Directory.Exists(full))
        {
            diagnostics.Add(DiagnosticCatalog.PackageDirectoryNotFound(item["path"]!.Location, path));
        }

        return new PackageDirectory(
            full, item["package"]?.Text is { Length: > 0 } package ? package : null, item["default"]?.Kind == JsonTokenType.True);
    }

    private ApiVersion? ReadVersion(JsonItem? item)
    {
        if (item is null)
        {
            return null;
        }

        if (item.Kind == JsonTokenType.String && ApiVersion.TryParse(item.Text, out var version))
        {
            return version;
        }

        Report(item, $"'sourceApiVersion' must be a version in quotes, for example \"{ApiVersion.Default}\".");
        return null;
    }

    private ValueList<TextReplacement> ReadReplacements(JsonItem? list)
    {
        if (list is { Kind: not JsonTokenType.StartArray })
        {
            Report(list, "'replacements' must be a list.");
        }
        else if (list?.Items.Count > MaxReplacements)
        {
            diagnostics.Add(DiagnosticCatalog.InputTooLarge(
                list.Location, FormattableString.Invariant($"{MaxReplacements} replacements"), InputLimit.ProjectFile.What));
            return [];
        }

        return (list?.Items ?? []).Select(ReadReplacement).OfType<TextReplacement>().ToValueList();
    }

    private TextReplacement? ReadReplacement(JsonItem item)
    {
        var (file, glob) = (item["filename"]?.Text, item["glob"]?.Text);
        var (text, regex) = (item["stringToReplace"]?.Text, item["regexToReplace"]?.Text);
        var (variable, content) = (item["replaceWithEnv"]?.Text, item["replaceWithFile"]?.Text);
        if ((file ?? glob) is null || (text ?? regex) is null || (variable ?? content) is null)
        {
            Report(
                item,
                "Each of 'replacements' must have 'filename' or 'glob', 'stringToReplace' or 'regexToReplace', "
                + "and 'replaceWithEnv' or 'replaceWithFile'.");
            return null;
        }

        var toReplace = ReadRegex(text is null ? regex! : Regex.Escape(text), text is null ? item["regexToReplace"]! : item);
        var conditions = (item["replaceWhenEnv"]?.Items ?? [])
            .Select(condition => $"{condition["env"]?.Text} is '{condition["value"]?.Text}'")
            .ToArray();
        var source = (variable is null ? $"the file '{content}'" : $"the environment variable {variable}")
            + (conditions.Length == 0 ? "" : $" (where {string.Join(" and ", conditions)})");
        return toReplace is null ? null : new TextReplacement(toReplace, (text ?? regex)!, source)
        {
            FileName = file,
            Globs = [.. (glob is null ? [] : Braces.Expand(glob)).Select(pattern => new PathPattern("**/" + pattern, ignoreCase: false))],
        };
    }

    private Regex? ReadRegex(string pattern, JsonItem item)
    {
        try
        {
#if NET
            try
            {
                // In linear time, which few patterns do not allow.
                return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, LongestMatch);
            }
            catch (NotSupportedException)
            {
                // Tried again below.
            }
#endif
            return new Regex(pattern, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException)
        {
            Report(item, "'regexToReplace' is not a regular expression.");
            return null;
        }
    }

    private void Report(JsonItem item, string problem) => diagnostics.Add(DiagnosticCatalog.InvalidProject(item.Location, problem));
}
