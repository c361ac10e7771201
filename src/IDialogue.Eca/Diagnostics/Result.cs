using System.Diagnostics.CodeAnalysis;

namespace IDialogue.Eca.Diagnostics;

/// <summary>The result of a call with input that may be wrong: a value, findings, or both. Bad input never throws.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value; absent when the errors left nothing that could be used.</param>
/// <param name="Diagnostics">All findings, in the order of files and lines.</param>
public sealed record Result<T>(T? Value, ValueList<Diagnostic> Diagnostics)
    where T : class
{
    /// <summary>Gets a value indicating whether there is an error among the findings.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Gets a value indicating whether there is a value and no error.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsSuccess => Value is not null && !HasErrors;

    /// <summary>The value, for callers who prefer exceptions.</summary>
    /// <exception cref="EcaException">There is an error among the findings.</exception>
    public T ValueOrThrow() => IsSuccess ? Value : throw new EcaException(Diagnostics);
}
