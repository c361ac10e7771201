namespace IDialogue.Eca.MSBuild;

/// <summary>A value that a package brings.</summary>
/// <param name="Package">Id of the package.</param>
/// <param name="File">Path of the file, below the folder of policies in the package, or <see cref="OfPackage"/>.</param>
/// <param name="Title">The keys down to the value, with Setup's labels.</param>
/// <param name="Text">The value in Setup's words.</param>
internal sealed record LockedValue(string Package, string File, string Title, string Text)
{
    /// <summary>Stands in the place of a file for what is of the package itself.</summary>
    public const string OfPackage = "package";

    /// <summary>The place of the value, for messages.</summary>
    public string Place => File == OfPackage ? Title : $"{File}: {Title}";
}
