namespace IDialogue.Eca.MSBuild;

/// <summary>Kinds of what a build looks at, as its state names them.</summary>
internal static class SeenKind
{
    /// <summary>The content of a file, or that there is none.</summary>
    public const string File = "file";

    /// <summary>The files in a folder, or that there is none.</summary>
    public const string Folder = "folder";

    /// <summary>The folders in a folder.</summary>
    public const string Subfolders = "subfolders";
}
