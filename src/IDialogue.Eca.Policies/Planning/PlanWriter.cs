using System.Text;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Writes plan files.</summary>
internal static class PlanWriter
{
    /// <summary>The format of the file; a later one has another name.</summary>
    public const string Format = "eca-plan-1";

    /// <summary>Returns the text of the file, with a digest of all the rest of it.</summary>
    public static string Write(DeploymentPlan plan) => Write(plan, ContentHash.Of(Encoding.UTF8.GetBytes(Write(plan, digest: ""))));

    private static string Write(DeploymentPlan plan, string digest)
    {
        var json = new JsonText().Begin('{').Add("format", Format).Add("digest", digest);
        WriteKeys(json, plan);
        return json.End('}').ToString();
    }

    /// <summary>Writes a plan as the key <c>plan</c> of an object that may have others.</summary>
    public static void Write(JsonText json, DeploymentPlan plan)
    {
        json.Begin('{', "plan");
        WriteKeys(json, plan);
        json.End('}');
    }

    private static void WriteKeys(JsonText json, DeploymentPlan plan)
    {
        json.Add("tool", plan.ToolVersion)
            .Add("purpose", JsonText.Word(plan.Purpose))
            .Add("organizationId", plan.OrganizationId)
            .Add("apiVersion", plan.ApiVersion.ToString())
            .Add("policyEnvironment", plan.Environment)
            .Add("policies", plan.PoliciesDigest)
            .Add("variables", plan.Variables)
            .Add("isPhased", plan.IsPhased)
            .Add("recordCount", plan.RecordCount)
            .Begin('[', "records");
        foreach (var record in plan.Records)
        {
            Write(json, record);
        }

        json.End(']').Add("newPermissionSets", plan.PermissionSets);
        EffectJson.Write(json, "gains", plan.Gains);
        EffectJson.Write(json, "losses", plan.Losses);
        json.Begin('[', "missing");
        foreach (var item in plan.Missing)
        {
            json.Begin('{')
                .Add("kind", JsonText.Word(item.Kind))
                .Add("item", item.Name)
                .Add("description", item.Description)
                .End('}');
        }

        json.End(']').Begin('[', "users");
        foreach (var user in plan.Users)
        {
            json.Begin('{').Add("app", user.App).Add("user", user.Username).Add("digest", user.Digest).End('}');
        }

        json.End(']');
        RolloutJson.Write(json, plan.Steps);
        json.Add("kept", plan.Kept).Add("lost", plan.Lost);
    }

    private static void Write(JsonText json, PlannedRecord record)
    {
        json.Begin('{')
            .Add("type", record.Type.Name)
            .Add("fullName", record.FullName)
            .Add("app", record.App)
            .Add("action", JsonText.Word(record.Action))
            .Begin('[', "changes");
        foreach (var change in record.Changes)
        {
            json.Begin('{')
                .Add("kind", JsonText.Word(change.Kind))
                .Add("title", change.Title)
                .Add("before", change.Before)
                .Add("after", change.After)
                .End('}');
        }

        json.End(']')
            .Add("retrievedDigest", record.RetrievedDigest)
            .Add("deployedDigest", record.DeployedDigest)
            .Add("meaningDigest", record.MeaningDigest)
            .Begin('[', "edits");
        foreach (var edit in record.Edits)
        {
            json.Begin('{').Add("offset", edit.Offset).Add("length", edit.Length).Add("text", edit.Text).End('}');
        }

        json.End(']').Begin('[', "retrieved");
        foreach (var field in record.Retrieved)
        {
            json.Begin('{').Add("title", field.Title).Add("value", field.Value).End('}');
        }

        json.End(']').End('}');
    }
}
