namespace IDialogue.Eca.Policies.Rules;

/// <summary>All rules, in the order of their codes.</summary>
internal static class PolicyRules
{
    public static IReadOnlyList<IPolicyRule> All { get; } =
    [
        new IdsInsteadOfNames(),
        new PreAuthorizedWithoutUsers(),
        new RefreshTokenPeriodNotUsed(),
        new RefreshTokenPeriodMissing(),
    ];
}
