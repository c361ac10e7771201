using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>A result in a log.</summary>
/// <param name="Finding">The finding, as it is shown.</param>
internal sealed record SarifResult(Diagnostic Finding)
{
    /// <summary>Gets the reason for which the finding is accepted; absent if it is not.</summary>
    public string? Justification { get; init; }

    /// <summary>Gets the place that accepts the finding.</summary>
    public SourceLocation? AcceptedIn { get; init; }
}
