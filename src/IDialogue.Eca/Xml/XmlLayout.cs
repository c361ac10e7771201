namespace IDialogue.Eca.Xml;

/// <summary>The layout of elements on lines.</summary>
/// <param name="LineEnd">What ends the line of an element; empty where all stand on one line.</param>
/// <param name="Margin">What begins each line.</param>
/// <param name="Indent">What a level adds to it.</param>
internal readonly record struct XmlLayout(string LineEnd, string Margin, string Indent)
{
    /// <summary>The indentation of a level in Salesforce's own layout, which has LF and no margin.</summary>
    public const string CanonicalIndent = "    ";
}
