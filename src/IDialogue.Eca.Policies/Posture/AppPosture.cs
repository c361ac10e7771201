using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Rules;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The posture of an app in one org, in Setup's words.</summary>
/// <param name="Name">Full name of the app; <see cref="OrgName"/> for the settings of the org.</param>
internal sealed record AppPosture(string Name)
{
    /// <summary>The name of the part with the settings of the org itself.</summary>
    public const string OrgName = "Org settings";

    /// <summary>A value that the input does not tell.</summary>
    public const string NotKnown = "not known";

    /// <summary>Gets a value indicating whether these are the settings of the org and not an app.</summary>
    public bool IsOrg { get; init; }

    /// <summary>Gets the users who may authorize the app.</summary>
    public string PermittedUsers { get; init; } = NotKnown;

    /// <summary>Gets the refresh token policy with its period.</summary>
    public string RefreshTokens { get; init; } = NotKnown;

    /// <summary>Gets how long refresh tokens live, in classes.</summary>
    public TokenLifetime Lifetime { get; init; }

    /// <summary>Gets the policy on IP restrictions.</summary>
    public string IpRelaxation { get; init; } = NotKnown;

    /// <summary>Gets the flows that are enabled.</summary>
    public string Flows { get; init; } = NotKnown;

    /// <summary>Gets the user that clients act as with the client credentials flow.</summary>
    public string RunAs { get; init; } = "";

    /// <summary>Gets the policy on PKCE.</summary>
    public string Pkce { get; init; } = NotKnown;

    /// <summary>Gets the session security level that the app asks for.</summary>
    public string SessionLevel { get; init; } = NotKnown;

    /// <summary>Gets the values that are the widest choice of their settings.</summary>
    public static ValueList<string> Widest { get; } =
    [
        SetupText.LabelOf(Fields.PermittedUsersPolicyType, PermittedUsersPolicyType.AllSelfAuthorized),
        SetupText.LabelOf(Fields.RefreshTokenPolicyType, RefreshTokenPolicyType.Infinite),
        SetupText.LabelOf(Fields.IpRelaxationPolicyType, IpRelaxationPolicyType.Bypass),
    ];

    /// <summary>Gets the records of the app.</summary>
    public ValueList<RecordPosture> Records { get; init; } = [];

    /// <summary>Gets the results of the rules that apply, in the order of their codes.</summary>
    public ValueList<RulePosture> Rules { get; init; } = [];

    /// <summary>Gets the results of the controls of the baselines.</summary>
    public ValueList<ControlPosture> Controls { get; init; } = [];

    /// <summary>Gets the accepted findings.</summary>
    public ValueList<AcceptedFinding> Exceptions { get; init; } = [];

    /// <summary>Gets the share of controls that hold.</summary>
    public Score Score => Score.Of(Controls);

    /// <summary>Gets the rules that are broken and not accepted.</summary>
    public IEnumerable<RulePosture> Broken => Rules.Where(rule => rule.Status == RuleStatus.Broken);

    /// <summary>Gets the titles of the settings that reports show first.</summary>
    public static ValueList<string> Titles { get; } =
        ["Permitted Users", "Refresh Token Policy", "IP Relaxation", "Flows", "Run As", "PKCE", "Session security level"];

    /// <summary>Gets the values of <see cref="Titles"/>; empty for the settings of the org.</summary>
    public ValueList<string> Values => IsOrg
        ? Titles.Select(_ => "").ToValueList()
        : [PermittedUsers, RefreshTokens, IpRelaxation, Flows, RunAs, Pkce, SessionLevel];

    /// <summary>Gets the settings that reports show first, those with a value.</summary>
    public IEnumerable<PostureField> Facts => Titles
        .Zip(Values, (title, value) => new PostureField(title, value)).Where(fact => fact.Value.Length > 0);

    /// <summary>Gets the result of all rules in a few words.</summary>
    public string Verdict
    {
        get
        {
            var broken = Broken.ToArray();
            if (broken.Length > 0)
            {
                var errors = broken.Count(rule => rule.Level == RuleLevel.Error);
                return CountText.Of(broken.Length, "broken rule") + (errors > 0 ? $" ({CountText.Of(errors, "error")})" : "");
            }

            if (Rules.Count == 0)
            {
                return "not checked";
            }

            // Without a control, no broken rule says little about an app.
            var sound = Score.Total == 0 ? "no rule broken" : "holds";
            return Rules.Any(rule => rule.Status == RuleStatus.Undecided)
                ? StatusWords.Of(RuleStatus.Undecided)
                : sound + (Exceptions.Count > 0 ? $" with {CountText.Of(Exceptions.Count, "exception")}" : "");
        }
    }
}
