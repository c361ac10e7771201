namespace IDialogue.Eca.Packaging;

/// <summary>A file that others wrote and that something is merged into.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Bytes">The file's bytes.</param>
internal sealed record OriginalFile(string Path, byte[] Bytes);
