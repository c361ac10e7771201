namespace IDialogue.Eca.Policies.Reading;

/// <summary>A file that was read.</summary>
internal sealed record InputFile(string Path, byte[] Bytes);
