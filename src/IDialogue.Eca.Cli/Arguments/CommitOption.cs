using System.CommandLine;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary><c>--commit</c>, the commit that a report names.</summary>
internal sealed class CommitOption : Option<string?>
{
    /// <summary>Variables of GitHub, Azure Pipelines and GitLab.</summary>
    private static readonly string[] Variables = ["GITHUB_SHA", "BUILD_SOURCEVERSION", "CI_COMMIT_SHA"];

    public CommitOption()
        : base("--commit")
    {
        HelpName = "id";
        Description = $"Commit that the report names. Default: the one of the CI run ({string.Join(", ", Variables)}).";
    }

    /// <summary>The commit; absent if none is known.</summary>
    public string? Of(ParseResult parsed, ToolHost host) =>
        parsed.GetValue(this) ?? Variables.Select(host.Variable).FirstOrDefault(commit => commit.Length > 0);
}
