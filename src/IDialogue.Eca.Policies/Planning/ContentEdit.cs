namespace IDialogue.Eca.Policies.Planning;

/// <summary>One change of a file's bytes.</summary>
/// <param name="Offset">Where it begins in the file as retrieved, in bytes.</param>
/// <param name="Length">The number of bytes that it takes away.</param>
/// <param name="Text">The text in their place, which the file has in UTF-8.</param>
internal sealed record ContentEdit(int Offset, int Length, string Text);
