using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies;

/// <summary>The warning of users who lose access that the retrieved records give them.</summary>
internal static class AccessLossWarning
{
    /// <summary>Warns at the record by whose deploy users lose access.</summary>
    public static void Report(PlannedPolicies planned, DiagnosticBag diagnostics)
    {
        var effects = planned.Effects;
        foreach (var component in planned.Components)
        {
            var place = planned.Policies.Places.Find(component.Desired.Component, null);
            foreach (var loss in effects.LossesOf(component))
            {
                diagnostics.Add(DiagnosticCatalog.AccessLost(place, loss.Description));
            }
        }

        var deleted = planned.Deletions.Where(deletion => deletion.Retrieved is not null).ToArray();
        foreach (var deletion in deleted)
        {
            var losses = AccessReview.LossesOf([deletion.Component], [.. deleted.Select(other => other.Component)]);
            foreach (var loss in losses)
            {
                diagnostics.Add(DiagnosticCatalog.AccessLost(planned.Policies.AbsentPlaces[deletion.Asked], loss.Description));
            }
        }
    }
}
