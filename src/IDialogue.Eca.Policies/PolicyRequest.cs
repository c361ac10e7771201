using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies;

/// <summary>A request with policy files, their environment and retrieved records.</summary>
public record PolicyRequest
{
    /// <summary>Paths of the policy files; together they make one package.</summary>
    public required ValueList<string> PolicyFiles { get; init; }

    /// <summary>Policy files whose content is at hand; they come after those that are read.</summary>
    public ValueList<PolicyContent> PolicyContents { get; init; } = [];

    /// <summary>
    /// Name of an environment: <c>policy.&lt;environment&gt;.eca.yaml</c> beside <c>policy.eca.yaml</c> is laid over it. Absent:
    /// nothing is.
    /// </summary>
    public string? Environment { get; init; }

    /// <summary>
    /// Gets the environments that are declared and need no overlay. If absent, an environment without any overlay is an error; if empty,
    /// it is one only where others have overlays.
    /// </summary>
    public ValueList<string>? Environments { get; init; }

    /// <summary>Files that are laid over policy files which lie elsewhere.</summary>
    public ValueList<PolicyOverlay> Overlays { get; init; } = [];

    /// <summary>Gets the source of the values of variables; none is defined if absent.</summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>
    /// Gets the path of a guard file, kept by others than the authors of policy files: levels, controls and suppressions that it does not
    /// allow are errors. None if absent.
    /// </summary>
    public string? Guard { get; init; }

    /// <summary>Gets a value indicating whether suppressions have no effect: each finding counts.</summary>
    public bool NoSuppressions { get; init; }

    /// <summary>The day (UTC) against which suppressions of rules expire; none does when absent.</summary>
    public DateTime? Today { get; init; }

    /// <summary>API version of the package; what the files say when absent, else <see cref="ApiVersion.Default"/>.</summary>
    public ApiVersion? ApiVersion { get; init; }

    /// <summary>
    /// Gets the path of a retrieved folder or zip. The policies are merged into its records, so that values they omit are not reset. If
    /// absent, the package is made of the policies alone.
    /// </summary>
    public string? Retrieved { get; init; }

    /// <summary>
    /// Path of retrieved metadata that is at hand although no merge was requested: a warning names what a deploy would reset in it.
    /// </summary>
    public string? KnownRetrieved { get; init; }

    /// <summary>
    /// Decides the severity of each finding, for callers with their own levels of warnings; each keeps its own if absent. It is asked
    /// before anything is written, so a warning that becomes an error changes nothing on disk.
    /// </summary>
    public Func<Diagnostic, DiagnosticSeverity>? SeverityOf { get; init; }

    /// <summary>Receives the path of each folder that is read; none if absent.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>
    /// Gets the token that stops a call between two files, before the first one is changed; writing that has begun goes on to its end.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Leaves out the configuration, which has the values of variables.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append(FormattableString.Invariant($"PolicyFiles = {PolicyFiles}, PolicyContents = {PolicyContents}, "))
            .Append(FormattableString.Invariant($"Overlays = {Overlays}, Environment = {Environment}, ApiVersion = {ApiVersion}, "))
            .Append(FormattableString.Invariant($"Retrieved = {Retrieved}, KnownRetrieved = {KnownRetrieved}, Today = {Today:yyyy-MM-dd}"));
        return true;
    }
}
