namespace IDialogue.Eca.Diagnostics;

/// <summary>A place in a file. Lines and columns count from 1; 0 stands for the whole file.</summary>
/// <param name="File">Path of the file as the caller gave it.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column, in UTF-16 units.</param>
/// <param name="EndLine">Last line; 0 when only the start is known.</param>
/// <param name="EndColumn">Column after the last one; 0 when only the start is known.</param>
public readonly record struct SourceLocation(string File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary><c>file(line,column)</c>, as MSBuild and editors write it.</summary>
    public override string ToString() => Line == 0 ? File : FormattableString.Invariant($"{File}({Line},{Column})");
}
