namespace IDialogue.Eca.Packaging;

/// <summary>The result of writing a package.</summary>
/// <param name="Files">The package's files, in the order of their paths.</param>
/// <param name="Deleted">Full paths of files that an earlier run wrote and that are no longer part of the package.</param>
public sealed record WriteReport(ValueList<WrittenFile> Files, ValueList<string> Deleted);
