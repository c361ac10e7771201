using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The share of controls that hold. A control whose result is not known counts as one that does not.</summary>
/// <param name="Holding">Controls that hold.</param>
/// <param name="Accepted">Controls that do not, which a suppression or a switched-off rule accepts.</param>
/// <param name="Total">All controls that apply.</param>
internal readonly record struct Score(int Holding, int Accepted, int Total)
{
    private const int All = 100;

    /// <summary>Gets the share in percent, rounded down, where exceptions count as holding; absent if no control applies.</summary>
    public int? Percent => Total == 0 ? null : All * (Holding + Accepted) / Total;

    /// <summary>Gets the share in percent, rounded down, where exceptions do not count; absent if no control applies.</summary>
    public int? PercentWithoutExceptions => Total == 0 ? null : All * Holding / Total;

    /// <summary>Gets the score in words.</summary>
    public string InWords => (Percent, Accepted) switch
    {
        (null, _) => "no score",
        (_, 0) => FormattableString.Invariant($"{Percent} %"),
        _ => FormattableString.Invariant($"{Percent} % ({PercentWithoutExceptions} % without exceptions)"),
    };

    /// <summary>Counts controls.</summary>
    public static Score Of(IReadOnlyCollection<ControlPosture> controls) => new(
        controls.Count(control => control.Status == RuleStatus.Passed),
        controls.Count(control => control.Status is RuleStatus.Suppressed or RuleStatus.Off),
        controls.Count(control => control.Status is not (RuleStatus.NotApplicable or RuleStatus.PublicClient)));

    /// <summary>Adds scores: all controls weigh the same.</summary>
    public static Score Sum(IEnumerable<Score> scores) => scores.Aggregate(default(Score), (sum, score) => new(
        sum.Holding + score.Holding, sum.Accepted + score.Accepted, sum.Total + score.Total));
}
