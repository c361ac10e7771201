namespace IDialogue.Eca.Diagnostics;

/// <summary>Thrown by <see cref="Result{T}.ValueOrThrow"/>; carries the findings.</summary>
public sealed class EcaException : Exception
{
    /// <summary>An exception without findings.</summary>
    public EcaException()
        : this([])
    {
    }

    /// <summary>An exception without findings.</summary>
    public EcaException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception without findings.</summary>
    public EcaException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception whose message lists the findings, a line each.</summary>
    public EcaException(ValueList<Diagnostic> diagnostics)
        : base(string.Join("\n", diagnostics ?? throw new ArgumentNullException(nameof(diagnostics)))) => Diagnostics = diagnostics;

    /// <summary>The findings.</summary>
    public ValueList<Diagnostic> Diagnostics { get; } = [];
}
