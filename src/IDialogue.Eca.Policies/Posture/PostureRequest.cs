using System.Text;
using IDialogue.Eca.Policies.Rules;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>A request for the posture of orgs.</summary>
internal sealed record PostureRequest
{
    /// <summary>Gets the full paths of policy files, plans, and metadata: trees, zips, and folders of them.</summary>
    public required ValueList<string> Paths { get; init; }

    /// <summary>Gets the environment of policy files; each has all of its environments if absent.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the source of the values of variables.</summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>Gets the baselines whose controls make the score.</summary>
    public ValueList<RuleBaseline> Baselines { get; init; } = [];

    /// <summary>Gets the full path of a guard file; none if absent.</summary>
    public string? Guard { get; init; }

    /// <summary>Gets a value indicating whether suppressions have no effect.</summary>
    public bool NoSuppressions { get; init; }

    /// <summary>Gets the time of the report (UTC).</summary>
    public required DateTime Time { get; init; }

    /// <summary>Gets the commit that has the files; absent if it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Gets the folder that paths are shown relative to.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Gets the receiver of the path of each folder that is read.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Gets the token that stops the reading between two files.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Leaves out the configuration, which has the values of variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Paths = ").Append(Paths).Append(", Environment = ").Append(Environment);
        return true;
    }
}
