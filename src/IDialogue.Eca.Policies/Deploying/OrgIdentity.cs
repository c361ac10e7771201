using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The id of an org, by which a plan is for that org and no other.</summary>
/// <param name="queries">Asks the org.</param>
internal sealed class OrgIdentity(OrgQueries queries)
{
    /// <summary>Gets the id; absent until it was asked.</summary>
    public string? Id { get; private set; }

    /// <summary>Asks the org for its id, once a run; false after an error.</summary>
    public bool Find(DiagnosticBag diagnostics)
    {
        if (Id is not null)
        {
            return true;
        }

        var records = queries.Ask("Identify the org.", OrgQuery.Organization, out var problem, diagnostics);
        Id = records is { Count: 1 } ? QueryAnswer.Text(records[0], "Id") : null;
        if (Id is null && !diagnostics.HasErrors)
        {
            diagnostics.Add(DiagnosticCatalog.OrgUnknown(queries.Org, problem ?? "it returned no id"));
        }

        return Id is not null;
    }

    /// <summary>Checks whether a plan was made for the org.</summary>
    public bool IsFor(DeploymentPlan plan, string path, DiagnosticBag diagnostics)
    {
        if (!Find(diagnostics))
        {
            return false;
        }

        if (plan.OrganizationId is null)
        {
            diagnostics.Add(DiagnosticCatalog.OrgOfPlanUnknown(path, queries.Org));
        }
        else if (plan.OrganizationId != Id)
        {
            diagnostics.Add(DiagnosticCatalog.PlanOfOtherOrg(path, plan.OrganizationId, Id!));
        }

        return !diagnostics.HasErrors;
    }
}
