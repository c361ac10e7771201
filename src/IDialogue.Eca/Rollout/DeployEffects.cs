using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>
/// Finds the effects of a deploy, with all records of each app in view: while an app is disabled, its other policies give no one access and
/// take it from no one.
/// </summary>
/// <param name="components">What is deployed.</param>
/// <param name="org">The records that the org has, as far as they are known.</param>
internal sealed class DeployEffects(IReadOnlyCollection<PlannedComponent> components, IReadOnlyCollection<MetadataComponent> org)
{
    private readonly HashSet<string> disabledBefore = DisabledOf(org);
    private readonly HashSet<string> disabledAfter = DisabledOf(
        components.Select(planned => planned.Result.Component)
            .Concat(org.Except(components.Select(planned => planned.Retrieved?.Component).OfType<MetadataComponent>())));

    /// <summary>Finds who has access after the deploy of a record, or who loses it where the record was retrieved.</summary>
    public IEnumerable<AccessEffect> Of(PlannedComponent planned) =>
        Of(AccessReview.Of(planned), planned.Retrieved is null ? disabledAfter : disabledBefore);

    /// <summary>Finds who gains access by the deploy of a record.</summary>
    public IEnumerable<AccessEffect> GainsOf(PlannedComponent planned) => Of(AccessReview.GainsOf(planned), disabledAfter);

    /// <summary>Finds who loses access by the deploy of a record.</summary>
    public IEnumerable<AccessEffect> LossesOf(PlannedComponent planned) => Of(AccessReview.LossesOf(planned), disabledBefore);

    private static IEnumerable<AccessEffect> Of(IEnumerable<AccessEffect> effects, HashSet<string> disabled) =>
        effects.Where(effect =>
            effect.Kind is AccessEffectKind.SwitchedOff or AccessEffectKind.SwitchedOn || !disabled.Contains(effect.App));

    private static HashSet<string> DisabledOf(IEnumerable<MetadataComponent> records) => new(
        records.OfType<ExtlClntAppConfigurablePolicies>()
            .Where(policies => !policies.IsEnabled || policies.IsOauthPluginEnabled == false)
            .Select(policies => policies.App!),
        StringComparer.OrdinalIgnoreCase);
}
