using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Writes plans for terminals, in lines that show all their characters.</summary>
internal static class PlanText
{
    /// <summary>Returns lines that end with LF.</summary>
    public static string Write(DeploymentPlan plan, bool hasSteps = true) => string.Concat(
        LinesOf(plan).Concat(hasSteps ? RolloutText.LinesOf(plan.Steps) : []).Select(line => ShownText.Line(line) + "\n"));

    /// <summary>Returns a line for each record that an undo leaves, or cannot bring back.</summary>
    public static string WriteNotUndone(DeploymentPlan undo) => string.Concat(NotesOf(undo).Select(line => ShownText.Line(line) + "\n"));

    /// <summary>Returns the plan's own sentence about its records.</summary>
    public static string Headline(DeploymentPlan plan)
    {
        var count = CountText.Of(plan.RecordCount, "record");
        return (plan.Purpose, plan.Records.Count) switch
        {
            (_, 0) when plan.HasChanges => "No record differs. Apply changes:",
            (PlanPurpose.Undo, 0) => "This undo changes no record.",
            (_, 0) => "No changes: the org already has what the policies set.",
            (PlanPurpose.Undo, 1) => "Undo changes 1 record:",
            (PlanPurpose.Undo, var undone) => FormattableString.Invariant($"Undo changes {undone} records:"),
            (_, 1) => $"1 of {count} differs. Apply changes:",
            (_, var changed) => FormattableString.Invariant($"{changed} of {count} differ. Apply changes:"),
        };
    }

    private static IEnumerable<string> LinesOf(DeploymentPlan plan)
    {
        if (plan.OrganizationId is { } id)
        {
            yield return $"Plan for the org {id}{(plan.Environment is { } environment ? $", environment {environment}" : "")}";
        }

        yield return Headline(plan);
        foreach (var record in plan.Records)
        {
            var app = record.App is { } name && name != record.FullName ? $" of the app {name}" : "";
            yield return $"  {(record.Action == PlanAction.Delete ? "- " : "")}{record.Title}{app}{NoteOf(record.Action)}";
            foreach (var change in record.Changes)
            {
                yield return $"    {change}";
            }
        }

        foreach (var name in plan.PermissionSets)
        {
            yield return $"  {UndoPlan.PermissionSetTitle(name)}{NoteOf(PlanAction.Create)}: no one has it until you assign it";
        }

        foreach (var line in NotesOf(plan))
        {
            yield return line;
        }

        foreach (var line in Section("Gains access:", Sentences(plan.Gains)).Concat(Section("Loses access:", Sentences(plan.Losses))))
        {
            yield return line;
        }

        foreach (var line in Section("Missing or not ready in the org:", plan.Missing.Select(item => item.Description)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> NotesOf(DeploymentPlan plan) => plan.Kept
        .Select(kept => $"Not undone: {kept} was created and stays. Delete it in Setup if it is not needed.")
        .Concat(plan.Lost.Select(lost =>
            $"Not undone: {lost} was deleted. Deploy it again from a copy; a consumer key, a secret and what users authorized do not come "
            + "back."));

    /// <summary>Returns what is done with a record as a whole, if it is not changed.</summary>
    public static string NoteOf(PlanAction action) => action switch
    {
        PlanAction.Create => " (new)",
        PlanAction.Delete => " (deleted)",
        _ => "",
    };

    private static IEnumerable<string> Sentences(ValueList<AccessEffect> effects) => effects.Select(UserList.Describe);

    private static IEnumerable<string> Section(string title, IEnumerable<string> sentences) =>
        sentences.SelectMany((sentence, index) => index == 0 ? new[] { title, $"  {sentence}" } : [$"  {sentence}"]);
}
