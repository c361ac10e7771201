using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Rollout;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;
using Global = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Reads the posture of an app from its records and the results of the rules.</summary>
/// <param name="baselines">The baselines whose controls are shown.</param>
/// <param name="isWhole">Whether an absent value is Salesforce's default, as in retrieved records; in policies, it is not set.</param>
internal sealed class AppPostureReader(ValueList<RuleBaseline> baselines, bool isWhole)
{
    private const string NotSet = "not set";
    private const string Enable = "Enable ";
    private const int HoursOfDay = 24;

    /// <summary>The longest life of each class, in days.</summary>
    private static readonly (int Days, TokenLifetime Class)[] Classes =
        [(1, TokenLifetime.Day), (31, TokenLifetime.Month), (92, TokenLifetime.Quarter), (366, TokenLifetime.Year)];

    /// <summary>Gets a value indicating whether rules on deploys and on other orgs are shown for retrieved records too.</summary>
    public bool ShowsAllRules { get; init; }

    /// <summary>Reads an app.</summary>
    public AppPosture Read(CheckedApp app)
    {
        var show = app.Show;
        var records = app.Records.Where(record => record is not ConnectedApp).ToArray();
        var posture = new AppPosture(app.FullName is { } name ? show(name) : AppPosture.OrgName)
        {
            IsOrg = app.FullName is null,
            Records = records.Select(new SetupText(show).Of).ToValueList(),
            Rules = app.Outcomes.Where(outcome => IsShown(outcome, app)).Select(outcome => RuleOf(outcome, app)).ToValueList(),
            Controls = ControlPosture.Of(baselines.Concat(app.Settings.Baselines).Distinct(), app.Outcomes),
            Exceptions = app.Outcomes.Select(outcome => ExceptionOf(outcome, app)).OfType<AcceptedFinding>().ToValueList(),
        };
        posture = records.OfType<ExtlClntAppOauthConfigurablePolicies>().FirstOrDefault() is { } policies
            ? WithPolicies(posture, policies, show)
            : posture;
        return WithSettings(
            posture,
            records.OfType<ExtlClntAppGlobalOauthSettings>().FirstOrDefault(),
            records.OfType<ExtlClntAppOauthConfigurablePolicies>().FirstOrDefault());
    }

    /// <summary>
    /// A rule that is off by itself, because only another baseline asks for it, is no news. Rules on deploys and on other orgs tell nothing
    /// about an org that has the records.
    /// </summary>
    private bool IsShown(RuleOutcome outcome, CheckedApp app) =>
        outcome.Status != RuleStatus.NotApplicable
        && (outcome.Status != RuleStatus.Off || IsSwitchedOff(outcome, app))
        && (ShowsAllRules || !isWhole
            || outcome.Rule is not { Category: RuleCategory.Deployment or RuleCategory.Portability, Controls.Count: 0 });

    private static bool IsSwitchedOff(RuleOutcome outcome, CheckedApp app) =>
        outcome.Status == RuleStatus.Off && app.Settings.Levels.Any(level => level.Rule == outcome.Rule.Code);

    private static RulePosture RuleOf(RuleOutcome outcome, CheckedApp app) =>
        new(outcome.Rule, app.Settings.LevelOf(outcome.Rule), outcome.Status)
        {
            Findings = outcome.Findings,
        };

    private static AcceptedFinding? ExceptionOf(RuleOutcome outcome, CheckedApp app) => outcome switch
    {
        { Suppression: { } suppression } => new AcceptedFinding(outcome.Rule, app.Show(suppression.Reason))
        {
            Until = suppression.Until,
            Owner = app.Show(suppression.Owner ?? ""),
            Approver = app.Show(suppression.Approver ?? ""),
            Place = suppression.Location?.ToString() ?? "",
        },
        _ when IsSwitchedOff(outcome, app) => new AcceptedFinding(outcome.Rule, "The rule is switched off."),
        _ => null,
    };

    private AppPosture WithPolicies(AppPosture posture, ExtlClntAppOauthConfigurablePolicies policies, Func<string, string> show)
    {
        var access = new OauthAccess(policies);
        var hasLifetime = isWhole || policies.RefreshTokenPolicyType is not null;
        return posture with
        {
            PermittedUsers = Label(Fields.PermittedUsersPolicyType, policies.PermittedUsersPolicyType, access.PermittedUsers),
            RefreshTokens = Label(Fields.RefreshTokenPolicyType, policies.RefreshTokenPolicyType, access.RefreshTokens)
                + (hasLifetime && access.HasPeriod ? $": {access.Period}" : ""),
            Lifetime = hasLifetime ? LifetimeOf(access) : TokenLifetime.NotKnown,
            IpRelaxation = Label(Fields.IpRelaxationPolicyType, policies.IpRelaxationPolicyType, access.IpRelaxation),
            SessionLevel = Label(
                Fields.RequiredSessionLevel,
                policies.RequiredSessionLevel,
                policies.RequiredSessionLevel ?? Fields.RequiredSessionLevel.Default!),
            RunAs = policies.IsClientCredentialsFlowEnabled == true ? show(policies.ClientCredentialsFlowUser ?? NotSet).Trim() : "",
        };
    }

    private AppPosture WithSettings(
        AppPosture posture, ExtlClntAppGlobalOauthSettings? settings, ExtlClntAppOauthConfigurablePolicies? policies)
    {
        if (settings is null && policies is null)
        {
            return posture;
        }

        var flows = new[]
        {
            (Global.IsClientCredentialsFlowEnabled,
                settings?.IsClientCredentialsFlowEnabled == true || policies?.IsClientCredentialsFlowEnabled == true),
            (Global.IsCodeCredFlowEnabled, settings?.IsCodeCredFlowEnabled == true),
            (Global.IsDeviceFlowEnabled, settings?.IsDeviceFlowEnabled == true),
            (Global.IsTokenExchangeEnabled, settings?.IsTokenExchangeEnabled == true || policies?.IsTokenExchangeFlowEnabled == true),
        }
            .Where(flow => flow.Item2).Select(flow => flow.Item1.Label!.Replace(Enable, ""))
            .Concat(settings?.Certificate is { Length: > 0 } ? ["JWT Bearer Flow"] : Array.Empty<string>())
            .ToArray();
        return posture with
        {
            Flows = (settings, flows.Length) switch
            {
                (not null, 0) => "Web Server Flow only",
                (null, 0) => AppPosture.NotKnown,
                _ => string.Join(", ", flows),
            },
            Pkce = (settings?.IsPkceRequired, settings) switch
            {
                (_, null) => AppPosture.NotKnown,
                (null, _) when !isWhole => NotSet,
                (false, _) => "not required",
                _ => "required",
            },
        };
    }

    private string Label(MetadataField field, object? set, object counting) =>
        set is null && !isWhole ? NotSet : SetupText.LabelOf(field, counting);

    private static TokenLifetime LifetimeOf(OauthAccess access) => access.RefreshTokens switch
    {
        RefreshTokenPolicyType.Zero => TokenLifetime.None,
        RefreshTokenPolicyType.Infinite => TokenLifetime.UntilRevoked,
        RefreshTokenPolicyType.SpecificInactivity => TokenLifetime.WhileUsed,
        _ => Array.Find(Classes, known => access.Hours <= known.Days * HoursOfDay) is { Days: > 0 } found
            ? found.Class
            : TokenLifetime.Longer,
    };
}
