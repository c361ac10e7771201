namespace IDialogue.Eca.Diagnostics;

/// <summary>The severity of a finding.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Works, but probably not as meant.</summary>
    Warning,

    /// <summary>Nothing is written.</summary>
    Error,
}
