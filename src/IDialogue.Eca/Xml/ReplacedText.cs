namespace IDialogue.Eca.Xml;

/// <summary>A part of a file in whose place another text will stand.</summary>
/// <param name="Start">Place of its first character in the file's text, from 0.</param>
/// <param name="Length">Number of its characters.</param>
/// <param name="Text">What is replaced, as the author of the replacement wrote it.</param>
/// <param name="Source">Where the other text comes from, in words.</param>
internal readonly record struct ReplacedText(int Start, int Length, string Text, string Source)
{
    /// <summary>Checks whether a part of it lies between two places.</summary>
    public bool Meets(int start, int end) => Start < end && Start + Length > start;
}
