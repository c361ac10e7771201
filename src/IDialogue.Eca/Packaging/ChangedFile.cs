namespace IDialogue.Eca.Packaging;

/// <summary>A file of a package that has other content on disk, or none.</summary>
/// <param name="File">The file.</param>
/// <param name="MergedInto">The content on disk, where the file is changed in place; it must still be there when it is replaced.</param>
internal sealed record ChangedFile(PackageFile File, byte[]? MergedInto);
