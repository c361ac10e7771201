namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys of a guard file; those that policy files have too mean the same.</summary>
internal static class GuardKeys
{
    public static PolicyKey Rules { get; } = FileKeys.Rules with { Text = "Lowest levels of rules. A policy file can raise them." };

    public static PolicyKey Baselines { get; } = FileKeys.Baselines with { Text = "Baselines whose controls must hold." };

    public static PolicyKey Suppressions { get; } = new(
        "suppressions",
        KeyShape.Single,
        KeyValue.Suppression,
        "Terms of suppressions. Without it, the guard's rules cannot be suppressed.");

    public static PolicyKey Allow { get; } = new("allow", KeyShape.Single, KeyValue.Text, "Whether there may be suppressions.");

    public static PolicyKey MaximumDays { get; } = new(
        "maximumDays", KeyShape.Single, KeyValue.Text, "Days from today within which a suppression ends.");

    public static PolicyKey Approvers { get; } = new(
        "approvers", KeyShape.List, KeyValue.Text, "Names of which a suppression has one as its approver.");

    public static IReadOnlyList<PolicyKey> All { get; } = [Rules, Baselines, Suppressions];

    /// <summary>Keys of <c>suppressions</c>.</summary>
    public static IReadOnlyList<PolicyKey> Terms { get; } = [Allow, MaximumDays, Approvers];
}
