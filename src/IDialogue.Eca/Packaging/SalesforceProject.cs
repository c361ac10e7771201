using System.IO.Abstractions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// A Salesforce DX project, as its
/// <a href="https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_ws_config.htm"><c>sfdx-project.json</c></a>
/// describes it.
/// </summary>
public sealed class SalesforceProject
{
    internal const string FileName = "sfdx-project.json";

    /// <summary>The number of replacements whose search is given up before no others are searched.</summary>
    private const int MaxSlow = 3;

    internal SalesforceProject(string folder, ValueList<PackageDirectory> packageDirectories)
    {
        Folder = folder;
        PackageDirectories = packageDirectories;
    }

    /// <summary>Full path of the folder of <c>sfdx-project.json</c>.</summary>
    public string Folder { get; }

    /// <summary>The folders that hold source, in the order of the file. Nothing outside them is deployed with the project.</summary>
    public ValueList<PackageDirectory> PackageDirectories { get; }

    /// <summary>The API version that the source is written for; absent when the file names none.</summary>
    public ApiVersion? SourceApiVersion { get; internal init; }

    /// <summary>Gets the replacements of texts that are made when the project is deployed.</summary>
    internal ValueList<TextReplacement> Replacements { get; init; } = [];

    /// <summary>A search for the parts of a file's text that are replaced on deploy; <see langword="null"/> if none can be.</summary>
    /// <param name="fileSystem">The file system of the project.</param>
    /// <param name="path">Path of the file.</param>
    internal Func<string, IReadOnlyList<ReplacedText>>? SearchOf(IFileSystem fileSystem, string path)
    {
        var relative = Replacements.Count == 0 ? null : RelativePath.Below(fileSystem, Folder, path);
        TextReplacement[] own = relative is null ? [] : [.. Replacements.Where(replacement => replacement.IsFor(relative))];
        return own.Length == 0 ? null : text =>
        [
            // In every file they would take as long.
            .. own.Where(replacement => !replacement.IsSlow && Replacements.Count(other => other.IsSlow) < MaxSlow)
                .SelectMany(replacement => replacement.Find(text)),
        ];
    }
}
