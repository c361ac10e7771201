using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Binding;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The rules.</summary>
internal static class PolicyRules
{
    /// <summary>All rules, in the order of their codes.</summary>
    public static IReadOnlyList<IPolicyRule> All { get; } =
    [
        new IdsInsteadOfNames(),
        new PreAuthorizedWithoutUsers(),
        new RefreshTokenPeriodNotUsed(),
        new RefreshTokenPeriodMissing(),
    ];

    public static void Check(BoundComponent component, SourceMap places, DiagnosticBag diagnostics)
    {
        foreach (var rule in All)
        {
            rule.Check(component, places, diagnostics);
        }
    }
}
