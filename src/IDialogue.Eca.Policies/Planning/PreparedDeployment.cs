using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>The deploy of a plan, with the exact files.</summary>
public sealed class PreparedDeployment
{
    internal PreparedDeployment(
        DeploymentPlan plan, MetadataPackage package, IReadOnlyList<RecordFiles> records, PlanValues values, VariableMask mask)
    {
        Plan = plan;
        Package = package;
        Records = records;
        Values = values;
        Mask = mask;
    }

    /// <summary>The plan.</summary>
    public DeploymentPlan Plan { get; }

    /// <summary>The records to deploy; none if the org has them all.</summary>
    public MetadataPackage Package { get; }

    /// <summary>The files of the records to deploy.</summary>
    internal IReadOnlyList<RecordFiles> Records { get; }

    /// <summary>Gets the files of the records to delete, as the org has them.</summary>
    internal IReadOnlyList<RetrievedFile> Deletions { get; init; } = [];

    /// <summary>Records of the plan that the org has already, as after an interrupted run.</summary>
    public ValueList<string> Deployed { get; internal init; } = [];

    /// <summary>Gets the digests of the files that the org has of these records, by title; a deleted record has none.</summary>
    internal IReadOnlyDictionary<string, string> DeployedDigests { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a value indicating whether the org has all records of the plan already, as after an interrupted run.</summary>
    internal bool HasNoRecords => Records.Count + Deletions.Count == 0;

    /// <summary>The values of the plan's variables.</summary>
    internal PlanValues Values { get; }

    /// <summary>Hides the values of the plan's variables.</summary>
    internal VariableMask Mask { get; }

    /// <summary>The same deploy, which creates no permission set.</summary>
    internal PreparedDeployment WithoutPermissionSets() => new(Plan, Package.WithPermissionSets([]), Records, Values, Mask)
    {
        Deletions = Deletions,
        Deployed = Deployed,
        DeployedDigests = DeployedDigests,
    };
}
