namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys of an item of <c>suppressions</c>.</summary>
internal static class SuppressionKeys
{
    public static PolicyKey Rule { get; } = new("rule", KeyShape.Single, KeyValue.RuleCode, "Code of the rule.") { IsRequired = true };

    public static PolicyKey App { get; } = new(
        "app", KeyShape.Single, KeyValue.Text, "Developer name of the app; all apps of the file when absent.")
    { Example = "Agent" };

    public static PolicyKey Reason { get; } = new(
        "reason", KeyShape.Single, KeyValue.Text, "Why the violation is accepted.")
    { IsRequired = true, Example = "Replaced in June." };

    public static PolicyKey Until { get; } = new(
        "until", KeyShape.Single, KeyValue.Date, "Last day on which the violation is accepted (UTC).")
    { Example = "2027-03-31" };

    public static PolicyKey Owner { get; } = new(
        "owner", KeyShape.Single, KeyValue.Text, "Person or team that answers for the violation. Reports show it.")
    { Example = "Integration team" };

    public static PolicyKey Approver { get; } = new(
        "approver", KeyShape.Single, KeyValue.Text, "Person or team that accepted the violation. A guard file can require one of its list.")
    { Example = "security@example.com" };

    public static IReadOnlyList<PolicyKey> All { get; } = [Rule, App, Reason, Until, Owner, Approver];
}
