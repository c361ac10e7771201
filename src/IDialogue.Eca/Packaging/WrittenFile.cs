namespace IDialogue.Eca.Packaging;

/// <summary>A file of a package on disk.</summary>
/// <param name="Path">Full path.</param>
/// <param name="IsChanged">Whether it was written now; a file that had these bytes already is left with its time stamp.</param>
public sealed record WrittenFile(string Path, bool IsChanged);
