using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// A Salesforce DX project, as its
/// <a href="https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_ws_config.htm"><c>sfdx-project.json</c></a>
/// describes it.
/// </summary>
public sealed class SalesforceProject
{
    internal const string FileName = "sfdx-project.json";

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
}
