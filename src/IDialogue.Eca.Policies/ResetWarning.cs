using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies;

/// <summary>The warning of values that a package without a merge resets.</summary>
internal static class ResetWarning
{
    /// <summary>Warns of what a deploy of policies by themselves would put back to default in an org that has this tree.</summary>
    public static void Report(BoundPolicies policies, MetadataTree known, DiagnosticBag diagnostics)
    {
        var reconciler = new Reconciler(known, policies.Places, new DiagnosticBag());
        foreach (var desired in policies.Desired)
        {
            if (reconciler.Compare(desired) is not { } difference)
            {
                continue;
            }

            var resets = difference.Fields
                .Where(change => !change.IsWritten)
                .Select(change => $"{change.Title} ({DiffText.Short(change.BeforeInWords)})")
                .ToArray();
            if (resets.Length > 0)
            {
                diagnostics.Add(DiagnosticCatalog.WouldReset(
                    policies.Places.Find(desired.Component, null), difference.FullName, resets, known.Path));
            }
        }
    }
}
