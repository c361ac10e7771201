namespace IDialogue.Eca.Policies;

/// <summary>A policy file whose content is at hand, for example one from standard input.</summary>
/// <param name="Path">Path that the file is meant for: findings name it, and files that it speaks of are looked for beside it.</param>
/// <param name="Bytes">The content, YAML in UTF-8.</param>
public sealed record PolicyContent(string Path, ReadOnlyMemory<byte> Bytes);
