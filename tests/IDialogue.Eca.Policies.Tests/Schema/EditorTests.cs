namespace IDialogue.Eca.Policies.Tests.Schema;

/// <summary>What people see who write a policy file in an editor.</summary>
public sealed class EditorTests
{
    /// <summary>Mistakes, each with the message that the editor shows for it.</summary>
    private static readonly (string Name, string Policy, string Problem)[] Mistakes =
    [
        ("a policy directly under the app", App("ipRelaxation: Enforce"), "This key belongs under 'oauthPolicies'."),
        ("a policy at the top", "permittedUsers: AllSelfAuthorized", "This key belongs under 'apps/<app>/oauthPolicies'."),
        ("a section at the top", "oauthPolicies:\n  label: Agent", "This key belongs under 'apps/<app>'."),
        ("a key of a record directly in its section", App("globalOauthSettings:\n      idTokenValidityInMinutes: 5"),
            "This key belongs under 'idTokenConfig'."),
        ("an unknown key", App("namespaces: acme"), "Valid keys: namespace, origin, state, clientType, basicInformation, "),
        ("a key without its mapping", App("oauthPolicies: Enforce"), "Valid keys: fullName, state, preset, remove, "),
        ("an unknown value", OauthPolicies("permittedUsers: Nobody"),
            "Valid values: 'All users may self-authorize' (AllSelfAuthorized), "),
        ("no value", OauthPolicies("permittedUsers:"), "Valid values: 'All users may self-authorize' (AllSelfAuthorized), "),
        ("an unknown scope", OauthSettings("scopes: [Everything]"), "Write one of the values that completion offers, for example "),
        ("an unknown origin", App("origin: store"), "Valid values: installed, deployed, setup."),
        ("a word for a number", OauthPolicies("refreshTokenValidityPeriod: thirty"), "Write a whole number, without quotes."),
        ("a word for true", OauthPolicies("isTokenExchangeFlowEnabled: yes"), "Write true or false, without quotes."),
        ("a text for a list", OauthPolicies("permissionSets: Agent_User"),
            "Write a list, for example [Agent_User], or 'exact' or 'ensure' with a list."),
        ("a text for a list of scopes", OauthSettings("scopes: api"), "Write a list, for example [Basic]."),
        ("another key in a list", OauthPolicies("permissionSets: { only: [Agent_User] }"),
            "Write a list, for example [Agent_User], or 'exact' or 'ensure' with a list."),
        ("two items in one", OauthPolicies("permissionSets: ['Agent_User,Admin']"), "Write one text without a comma in each item."),
        ("a list of apps", "apps: [Agent]", "Write a developer name as the key of each entry."),
        ("an old version", "apiVersion: '12'", "Write a version from "),
        ("a date in words", "suppressions: [{ rule: ECA0095, reason: Old, until: June }]", "Write a date in the form 2027-03-31."),
        ("a suppression without a reason", "suppressions: [{ rule: ECA0095 }]", "Valid keys: rule, app, reason, until, owner, approver."),
    ];

    /// <summary>Places, each with what the editor shows on hover.</summary>
    private static readonly (string Name, string Policy, string[] Hover)[] Hovers =
    [
        ("a policy", OauthPolicies("permitted^^Users: AllSelfAuthorized"),
        [
            "#### Permitted Users",
            "Setup: *Permitted Users*. Who may authorize the app.",
            "Default: 'All users may self-authorize' (AllSelfAuthorized).",
            "* `All users may self-authorize`: API value: `AllSelfAuthorized`.",
        ]),
        ("a number", OauthPolicies("refreshToken^^ValidityPeriod: 30"), ["Default: `365`.", "Example:"]),
        ("a switch", OauthPolicies("isTokenExchange^^FlowEnabled: true"), ["Default: `false`."]),
        ("a list", OauthPolicies("permission^^Sets: [Agent_User]"), ["API names of the permission sets"]),
        ("an item of a list", OauthPolicies("permissionSets: [Agent^^_User]"), ["API name of a permission set", "Agent_User"]),
        ("a list of scopes", OauthSettings("sco^^pes: [Api]"), ["Scopes that the app may ask for."]),
        ("an item of a list of scopes", OauthSettings("scopes: [A^^pi]"), ["`Manage user data via APIs (api)`: API value: `Api`."]),
        ("a key that is not a field", App("name^^space: acme"), ["Namespace of the package that contains the app.", "acme"]),
        ("a key with code in its text", App("ori^^gin: setup"), ["`installed` (from a package)"]),
        ("a rule", "rules:\n  ECA00^^95: error", ["warning by default"]),
    ];

    /// <summary>Places, each with the first completions.</summary>
    private static readonly (string Name, string Policy, string[] Labels)[] Completions =
    [
        ("values", OauthPolicies("refreshToken: ^^"),
            ["Refresh token is valid until revoked", "Infinite", "Immediately expire refresh token", "Zero"]),
        ("keys of an app", App("^^"), ["namespace", "origin", "basicInformation"]),
        ("keys of the file", "^^", ["apiVersion", "apps", "rules", "baselines", "suppressions"]),
    ];

    private static readonly Lazy<Dictionary<string, PolicyEditor.Opened>> Opened = new(() => PolicyEditor.Open(
    [
        .. Mistakes.Select(mistake => mistake.Policy),
        .. Hovers.Select(hover => hover.Policy),
        .. Completions.Select(completion => completion.Policy),
        .. PolicySchemaTests.Working().Select(policy => policy.Text),
    ]));

    [TestCaseSource(nameof(MistakeCases))]
    public void A_mistake_has_one_message_that_tells_what_to_write(string policy, string problem) =>
        Opened.Value[policy].Problems.Should().ContainSingle().Which.Should().StartWith(problem);

    [TestCaseSource(nameof(HoverCases))]
    public void A_hover_explains_the_key(string policy, string[] hover) => Opened.Value[policy].Hover.Should().ContainAll(hover);

    [TestCaseSource(nameof(CompletionCases))]
    public void A_completion_offers_labels_of_Setup_first_and_no_misplaced_keys(string policy, string[] labels)
    {
        var offered = Opened.Value[policy].Completions.Select(completion => completion.Label).ToArray();

        offered.Where(labels.Contains).Should().Equal(labels);
        offered.Should().NotContain(["ipRelaxation", "permittedUsers", "null"]);
    }

    [Test]
    public void Policy_files_that_work_have_no_problems() =>
        PolicySchemaTests.Working().Where(policy => Opened.Value[policy.Text].Problems.Length > 0).Select(policy => policy.Name)
            .Should().BeEmpty();

    private static IEnumerable<TestCaseData> MistakeCases() =>
        Mistakes.Select(mistake => new TestCaseData(mistake.Policy, mistake.Problem).SetArgDisplayNames(mistake.Name));

    private static IEnumerable<TestCaseData> HoverCases() =>
        Hovers.Select(hover => new TestCaseData(hover.Policy, hover.Hover).SetArgDisplayNames(hover.Name));

    private static IEnumerable<TestCaseData> CompletionCases() =>
        Completions.Select(completion => new TestCaseData(completion.Policy, completion.Labels).SetArgDisplayNames(completion.Name));

    private static string App(string line) => $"apps:\n  Agent:\n    {line}\n";

    private static string OauthPolicies(string line) => App($"oauthPolicies:\n      {line}");

    private static string OauthSettings(string line) => App($"oauthSettings:\n      {line}");
}
