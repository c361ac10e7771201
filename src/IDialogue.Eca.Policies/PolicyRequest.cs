using IDialogue.Eca.Metadata;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies;

/// <summary>Which policy files are meant, for which environment, and what the org has.</summary>
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

    /// <summary>Files that are laid over policy files which lie elsewhere.</summary>
    public ValueList<PolicyOverlay> Overlays { get; init; } = [];

    /// <summary>Where the values of variables come from; none is defined when absent.</summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>The day (UTC) against which suppressions of rules expire; none does when absent.</summary>
    public DateTime? Today { get; init; }

    /// <summary>API version of the package; what the files say when absent, else <see cref="ApiVersion.Default"/>.</summary>
    public ApiVersion? ApiVersion { get; init; }

    /// <summary>
    /// What the org has: path of a folder or a zip that was retrieved. The policies are merged into its records, so that nothing is
    /// reset that they do not name. Absent: the package is made of the policies alone.
    /// </summary>
    public string? Retrieved { get; init; }

    /// <summary>
    /// Path of retrieved metadata that is at hand though nobody asked for a merge: a warning names what a deploy would reset in it.
    /// </summary>
    public string? KnownRetrieved { get; init; }

    /// <summary>Hears of each folder that is read for it, by its path; nobody does when absent.</summary>
    public IProgress<string>? Progress { get; init; }
}
