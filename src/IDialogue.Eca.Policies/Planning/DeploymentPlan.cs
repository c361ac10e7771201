using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>
/// Exactly what a deploy changes in an org: it is written to a file, read and approved, and applied as it is. It holds no secret and no
/// value of a variable.
/// </summary>
public sealed record DeploymentPlan
{
    /// <summary>The end of a plan file's name.</summary>
    public const string Extension = ".ecaplan";

    /// <summary>Why the plan was made.</summary>
    public PlanPurpose Purpose { get; init; }

    /// <summary>Version of this library that made the plan.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Id of the org, 18 characters; absent for a plan of retrieved records whose org is not known.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>API version of the deploy.</summary>
    public required ApiVersion ApiVersion { get; init; }

    /// <summary>The environment of the policies; absent without one.</summary>
    public string? Environment { get; init; }

    /// <summary>SHA-256 of the policy files, overlays and certificates, regardless of their line ends; absent for an undo.</summary>
    public string? PoliciesDigest { get; init; }

    /// <summary>Gets a value indicating whether a new app is deployed in steps: app, settings, policies.</summary>
    public bool IsPhased { get; init; }

    /// <summary>The number of records that the policies are about, also of those that do not change.</summary>
    public int RecordCount { get; init; }

    /// <summary>The records that change.</summary>
    public required ValueList<PlannedRecord> Records { get; init; }

    /// <summary>
    /// Gets the API names of the permission sets that the deploy creates, because the policies name them and the org lacks them; no one
    /// has them until they are assigned.
    /// </summary>
    public ValueList<string> PermissionSets { get; init; } = [];

    /// <summary>The users who gain access.</summary>
    public ValueList<AccessEffect> Gains { get; init; } = [];

    /// <summary>The users who lose access.</summary>
    public ValueList<AccessEffect> Losses { get; init; } = [];

    /// <summary>
    /// Gets what the policies name and the org does not have as they need it, though Salesforce may deploy them; absent from plans that
    /// were made without an org.
    /// </summary>
    public ValueList<MissingItem> Missing { get; init; } = [];

    /// <summary>Gets the users of <c>subscriber</c>, who must be able to use their apps.</summary>
    internal ValueList<PlannedUser> Users { get; init; } = [];

    /// <summary>The steps of the rollout, in this order.</summary>
    public ValueList<RolloutStep> Steps { get; init; } = [];

    /// <summary>Records that an undo leaves, because a plan made them.</summary>
    public ValueList<string> Kept { get; init; } = [];

    /// <summary>Gets the records that an undo does not bring back, because a plan deleted them.</summary>
    public ValueList<string> Lost { get; init; } = [];

    /// <summary>Gets a value indicating whether there is something to deploy.</summary>
    public bool HasChanges => Records.Count + PermissionSets.Count > 0;

    /// <summary>Gets a value indicating whether the plan changes something, or tells what an undo leaves.</summary>
    internal bool SaysSomething => HasChanges || Kept.Count + Lost.Count > 0;

    /// <summary>Names of the variables whose values are needed to apply the plan, in ordinal order.</summary>
    public ValueList<string> Variables { get; init; } = [];

    /// <summary>Finds the variables that records name: with their values, both bytes and words are made again.</summary>
    /// <param name="records">The records.</param>
    /// <param name="others">Other texts of the plan.</param>
    /// <param name="names">Names of the variables that are known.</param>
    internal static ValueList<string> VariablesOf(
        ValueList<PlannedRecord> records, IEnumerable<string> others, IEnumerable<string> names)
    {
        var texts = records.SelectMany(record => record.Edits.Select(edit => edit.Text)
            .Concat(record.Changes.SelectMany(change => new[] { change.Before ?? "", change.After ?? "" }))
            .Concat(record.Retrieved.Select(field => field.Value))
            .Concat([record.FullName, record.App ?? ""]))
            .Concat(others).ToArray();
        return Ordered(names.Where(name => Array.Exists(texts, text => text.Contains($"${{{name}}}"))));
    }

    /// <summary>Orders names of variables as a plan has them.</summary>
    internal static ValueList<string> Ordered(IEnumerable<string> variables) =>
        variables.OrderBy(name => name, StringComparer.Ordinal).ToValueList();

    /// <summary>Reads a plan file.</summary>
    /// <param name="content">Its content; line ends may be of any system.</param>
    /// <param name="path">Path for findings.</param>
    /// <returns>The plan; an error if the file is not exactly as it was written.</returns>
    public static Result<DeploymentPlan> Read(ReadOnlyMemory<byte> content, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        return diagnostics.ToResult(PlanReader.Read(content.ToArray(), path, diagnostics));
    }

    /// <summary>The plan's file: JSON that is the same for the same plan on every system.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(PlanWriter.Write(this));

    /// <summary>The plan for people: the changes in Setup's words, who gains and who loses access, and the next steps.</summary>
    public string ToText() => PlanText.Write(this);

    /// <summary>The same as tables, for a pull request.</summary>
    public string ToMarkdown() => PlanMarkdown.Write(this);

    /// <summary>Leaves out changes and sentences.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(FormattableString.Invariant($"Purpose = {Purpose}, OrganizationId = {OrganizationId}, Records = {Records.Count}"));
        return true;
    }
}
