using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The result of a control of a baseline for an app: the worst result of its rules.</summary>
/// <param name="Baseline">The baseline.</param>
/// <param name="Name">Name of the control, as its publisher writes it.</param>
/// <param name="Status">Its result.</param>
/// <param name="Rules">Codes of its rules.</param>
internal sealed record ControlPosture(RuleBaseline Baseline, string Name, RuleStatus Status, ValueList<string> Rules)
{
    /// <summary>The results from the worst to the best.</summary>
    private static readonly RuleStatus[] WorstFirst =
    [
        RuleStatus.Broken,
        RuleStatus.Undecided,
        RuleStatus.Suppressed,
        RuleStatus.Off,
        RuleStatus.Passed,
        RuleStatus.PublicClient,
        RuleStatus.NotApplicable,
    ];

    /// <summary>Joins the results of rules by the controls of baselines, in the order of the rules' codes.</summary>
    public static ValueList<ControlPosture> Of(IEnumerable<RuleBaseline> baselines, IReadOnlyCollection<RuleOutcome> outcomes) =>
        (from baseline in baselines
         from control in outcomes
             .SelectMany(outcome => outcome.Rule.Controls
                 .Where(control => control.Baseline == baseline.Name).Select(control => (control.Name, Outcome: outcome)))
             .GroupBy(part => part.Name, part => part.Outcome, StringComparer.Ordinal)
         select new ControlPosture(
             baseline,
             control.Key,
             Array.Find(WorstFirst, status => control.Any(outcome => outcome.Status == status)),
             control.Select(outcome => outcome.Rule.Code).ToValueList())).ToValueList();
}
