using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Policies compared with retrieved records.</summary>
/// <param name="Orgs">The comparisons; one without an org's name for a tree, none where nothing could be compared.</param>
/// <param name="Findings">The findings in the order of files and lines.</param>
/// <param name="Folder">Folder that paths are shown relative to.</param>
internal sealed record DiffReport(ValueList<OrgDiff> Orgs, ValueList<Diagnostic> Findings, string Folder)
{
    /// <summary>Gets the comparison with the tree of one org; <see langword="null"/> for those with several orgs.</summary>
    public OrgDiff? Single => Orgs.Count == 1 && Orgs[0].Org is null ? Orgs[0] : null;

    /// <summary>Gets the number of orgs that differ, and of those that were not compared, as sentences.</summary>
    public string Count
    {
        get
        {
            var differing = Orgs.Count(org => org.Difference?.HasChanges == true);
            var unknown = Orgs.Count(org => org.Difference is null);
            return FormattableString.Invariant($"{differing} of {Orgs.Count} orgs differ{(differing == 1 ? "s" : "")}.")
                + (unknown == 0 ? "" : FormattableString.Invariant($" {unknown} could not be compared."));
        }
    }
}
