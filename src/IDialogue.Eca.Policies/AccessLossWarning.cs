using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies;

/// <summary>The warning of users who lose access that the retrieved records give them.</summary>
internal static class AccessLossWarning
{
    /// <summary>Warns at the record by whose deploy users lose access.</summary>
    public static void Report(PlannedPolicies planned, DiagnosticBag diagnostics)
    {
        foreach (var component in planned.Components)
        {
            var place = planned.Policies.Places.Find(component.Desired.Component, null);
            foreach (var loss in AccessReview.LossesOf(component))
            {
                diagnostics.Add(DiagnosticCatalog.AccessLost(place, loss.Description));
            }
        }
    }
}
