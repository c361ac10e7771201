using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>A file whose name says that it holds a component.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Type">The type in its name.</param>
/// <param name="Scope">The scope of its folder.</param>
internal sealed record FoundFile(string Path, MetadataType Type, FolderScope Scope);
