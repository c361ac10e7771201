using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>A record that a plan changes.</summary>
public sealed record PlannedRecord
{
    /// <summary>Type of the record.</summary>
    public required MetadataType Type { get; init; }

    /// <summary>Name of the record, with names of variables in the place of their values.</summary>
    public required string FullName { get; init; }

    /// <summary>Full name of its app, without values of variables; absent when it belongs to none.</summary>
    public string? App { get; init; }

    /// <summary>The change of the record as a whole.</summary>
    public required PlanAction Action { get; init; }

    /// <summary>SHA-256 of the file that was retrieved; absent for a new record.</summary>
    public string? RetrievedDigest { get; init; }

    /// <summary>SHA-256 of the file to deploy; absent for a record that is deleted.</summary>
    public required string? DeployedDigest { get; init; }

    /// <summary>The changed fields in Setup's words, without values of variables.</summary>
    public required ValueList<PlanChange> Changes { get; init; }

    /// <summary>The changes of the file's bytes, with names of variables in the place of their values.</summary>
    internal ValueList<ContentEdit> Edits { get; init; } = [];

    /// <summary>The retrieved fields that may be shown, by which a refusal tells what the org has changed since.</summary>
    internal ValueList<PlanField> Retrieved { get; init; } = [];

    /// <summary>SHA-256 of what the deployed record means to Salesforce, by which a second run knows that it was deployed.</summary>
    internal string MeaningDigest { get; init; } = "";

    /// <summary>The record in messages.</summary>
    internal string Title => $"{Type.Name} {FullName}";
}
