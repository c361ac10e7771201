using System.Text;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>Files of a folder, to be compared byte for byte.</summary>
internal static class FolderContent
{
    /// <summary>Contents, a character for each byte, by path below the folder, with forward slashes.</summary>
    public static Dictionary<string, string> Of(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => File.ReadAllText(path, Encoding.Latin1));
}
