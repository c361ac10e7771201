namespace IDialogue.Eca.Xml;

/// <summary>The range of an element in its text; places count characters from 0.</summary>
/// <param name="Start">Place of its <c>&lt;</c>.</param>
/// <param name="ContentStart">Place after its start tag.</param>
/// <param name="ContentEnd">Place of its end tag; equal to <paramref name="End"/> when it has none.</param>
/// <param name="End">Place after its last <c>&gt;</c>.</param>
internal readonly record struct XmlSpan(int Start, int ContentStart, int ContentEnd, int End)
{
    /// <summary>Gets a value indicating whether it is written <c>&lt;name/&gt;</c>.</summary>
    public bool IsEmptyTag => ContentEnd == End;
}
