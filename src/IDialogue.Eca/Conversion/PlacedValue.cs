using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Conversion;

/// <summary>
/// A value that the connected app says: a record, a truth value, a number or a text, which an enum's value is by its name.
/// </summary>
internal readonly record struct PlacedValue(object Value, SourceLocation? Place)
{
    public bool IsBlank => Value is string text && string.IsNullOrWhiteSpace(text);
}
