namespace IDialogue.Eca.Salesforce.Tests.Loopback;

/// <summary>What became of one file of a deploy.</summary>
/// <param name="Record">The component; absent for package.xml.</param>
/// <param name="Path">Path in the zip.</param>
internal sealed record ComponentResult(OrgRecord? Record, string Path)
{
    /// <summary>Whether the org did not have the component before.</summary>
    public bool IsNew { get; init; }

    /// <summary>Why it was refused, in Salesforce's words; absent when it was not.</summary>
    public string? Problem { get; init; }
}
