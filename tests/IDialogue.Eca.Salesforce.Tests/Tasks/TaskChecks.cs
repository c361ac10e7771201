using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Salesforce.Tests.Tasks;

/// <summary>The check of each task. One that ends in an org asserts every change there, so that nothing else was changed.</summary>
internal static class TaskChecks
{
    private const string Policy = "policy.eca.yaml";
    private const string Package = "package";
    private const string Answer = "answer.md";

    public static IReadOnlyDictionary<string, Action<TaskResult>> All { get; } = new Dictionary<string, Action<TaskResult>>
    {
        ["01-mcp-client-for-claude-and-cursor"] = McpClient,
        ["02-policies-of-an-installed-app"] = InstalledApp,
        ["03-one-more-permission-set"] = result => Changes(
            result,
            "Dispatch_oauthPlcy.commaSeparatedPermissionSet: "
                + "Depot_Manager,Dispatch_Admin,Dispatcher -> Depot_Manager,Dispatch_Admin,Dispatcher,Field_Service"),
        ["04-refresh-tokens-for-two-weeks"] = result => Changes(
            result,
            "Warehouse_oauthPlcy.refreshTokenPolicyType: Infinite -> SpecificLifetime",
            "Warehouse_oauthPlcy.refreshTokenValidityPeriod:  -> 14",
            "Warehouse_oauthPlcy.refreshTokenValidityUnit:  -> Days"),
        ["05-ip-restrictions-in-production-only"] = IpRestrictions,
        ["06-connected-app-to-move"] = ConnectedApp,
        ["07-pasted-duplicate-value"] = result => Changes(
            result,
            "Agent_oauthPlcy.commaSeparatedPermissionSet:  -> Agent_User",
            "Agent_oauthPlcy.permittedUsersPolicyType: AllSelfAuthorized -> AdminApprovedPreAuthorized",
            "Agent_oauthPlcy.refreshTokenPolicyType: Infinite -> SpecificInactivity",
            "Agent_oauthPlcy.refreshTokenValidityPeriod:  -> 30",
            "Agent_oauthPlcy.refreshTokenValidityUnit:  -> Days"),
        ["08-one-more-callback-url"] = CallbackUrl,
        ["09-what-changed-since-monday"] = Drift,
        ["10-who-loses-access"] = Losses,
        ["11-no-self-authorization"] = result => Changes(
            result,
            "Scanner_oauthPlcy.commaSeparatedPermissionSet:  -> Integration_User",
            "Scanner_oauthPlcy.permittedUsersPolicyType: AllSelfAuthorized -> AdminApprovedPreAuthorized",
            "Sync_oauth_defaultPolicy.commaSeparatedPermissionSet:  -> Integration_User",
            "Sync_oauth_defaultPolicy.permittedUsersPolicyType: AllSelfAuthorized -> AdminApprovedPreAuthorized"),
        ["12-client-credentials"] = result => Changes(
            result,
            "Nightly_glbloauth.isClientCredentialsFlowEnabled: false -> true",
            "Nightly_oauthPlcy.clientCredentialsFlowUser:  -> nightly@example.com",
            "Nightly_oauthPlcy.isClientCredentialsFlowEnabled: false -> true"),
        ["13-retired-app"] = RetiredApp,
        ["14-zip-in-and-zip-out"] = result => result.Deploy("out").Should().Equal(
            "Desk_oauthPlcy.requiredSessionLevel: STANDARD -> HIGH_ASSURANCE"),
        ["15-profiles-to-permission-sets"] = result => Changes(
            result,
            "Crm_oauthPlcy.commaSeparatedPermissionSet: Crm_Reader -> App_Admin,App_Sales,Crm_Reader",
            "Crm_oauthPlcy.commaSeparatedProfile: Sales User,System Administrator -> ",
            "Mailer_oauth_defaultPolicy.commaSeparatedPermissionSet:  -> App_Admin",
            "Mailer_oauth_defaultPolicy.commaSeparatedProfile: System Administrator -> "),
        ["16-files-that-are-not-deployed"] = WrongNames,
        ["17-run-as-user-of-a-sandbox"] = RunAsUser,
        ["18-tokens-that-end-too-early"] = IdleLimit,
        ["19-partner-review"] = PartnerReview,
        ["20-values-from-the-web"] = WrongValues,
    };

    /// <summary>The package changes exactly this, and the given files are as they were; the policy file is the agent's.</summary>
    private static void Changes(TaskResult result, params string[] changes)
    {
        result.KeepsWhatWasGiven(except: Policy);
        result.Deploy(Package).Should().Equal(changes);
    }

    private static void McpClient(TaskResult result)
    {
        result.Text(Policy);
        result.Deploy(Package, out var org);

        org.All.Select(record => record.App ?? record.FullName).Distinct().Should().Equal("Sales_Agents");
        result.Passes("validate", "--controls", "hosted-mcp", Package);
        var settings = TaskResult.Fields(org, ExtlClntAppGlobalOauthSettings.MetadataType);
        settings.Should().Contain("isNamedUserJwtEnabled", "true").And.Contain("isPkceRequired", "true")
            .And.Contain("isConsumerSecretOptional", "true").And.Contain("isSecretRequiredForRefreshToken", "false")
            .And.Contain(
                "callbackUrl",
                "cursor://anysphere.cursor-mcp/oauth/callback http://localhost:8787/callback https://claude.ai/api/mcp/auth_callback");
        TaskResult.Fields(org, ExtlClntAppOauthSettings.MetadataType).Should().Contain("commaSeparatedOauthScopes", "MCP,RefreshToken");
        TaskResult.Fields(org, ExternalClientApplication.MetadataType).Should().Contain("contactEmail", "it@example.com")
            .And.Contain("label", "Sales Agents");
        OnlyUsersWith("Mcp_User", TaskResult.Fields(org, ExtlClntAppOauthConfigurablePolicies.MetadataType));
    }

    private static void OnlyUsersWith(string permissionSets, IReadOnlyDictionary<string, string> policies) =>
        policies.Should().Contain("permittedUsersPolicyType", "AdminApprovedPreAuthorized")
            .And.Contain("commaSeparatedPermissionSet", permissionSets).And.NotContainKey("commaSeparatedProfile");

    private static void InstalledApp(TaskResult result)
    {
        result.Text(Policy);
        Changes(
            result,
            "IDialogue_oauth_defaultPolicy.commaSeparatedPermissionSet:  -> iDialogue_API",
            "IDialogue_oauth_defaultPolicy.ipRelaxationPolicyType: Enforce -> Enforce_relaxrefresh",
            "IDialogue_oauth_defaultPolicy.permittedUsersPolicyType: AllSelfAuthorized -> AdminApprovedPreAuthorized",
            "IDialogue_oauth_defaultPolicy.refreshTokenPolicyType: SpecificInactivity -> Infinite",
            "IDialogue_oauth_defaultPolicy.refreshTokenValidityPeriod: 7 -> ",
            "IDialogue_oauth_defaultPolicy.refreshTokenValidityUnit: Days -> ");
    }

    private static void IpRestrictions(TaskResult result)
    {
        result.KeepsWhatWasGiven(except: Policy);
        result.Deploy("package/production").Should().Equal(
            "Agent_oauth_defaultPolicy.ipRelaxationPolicyType: Enforce_relaxrefresh -> Enforce");
        result.Deploy("package/sandbox").Should().Equal(
            "Agent_oauth_defaultPolicy.ipRelaxationPolicyType: Enforce_relaxrefresh -> Bypass");
        result.Passes("validate", "--environment", "sandbox", Policy);
    }

    private static void ConnectedApp(TaskResult result)
    {
        result.KeepsWhatWasGiven();
        var policy = result.Text(Policy);
        result.Deploy(Package, out var org);

        OnlyUsersWith("Order_Desk,Order_Partner", TaskResult.Fields(org, ExtlClntAppOauthConfigurablePolicies.MetadataType));
        TaskResult.Fields(org, ExtlClntAppOauthConfigurablePolicies.MetadataType).Should().Contain("ipRelaxationPolicyType", "Bypass")
            .And.Contain("refreshTokenPolicyType", "SpecificInactivity").And.Contain("refreshTokenValidityPeriod", "14")
            .And.Contain("refreshTokenValidityUnit", "Days").And.Contain("externalClientApplication", "Orders");
        TaskResult.Fields(org, ExtlClntAppGlobalOauthSettings.MetadataType).Should()
            .Contain("callbackUrl", "https://orders.example.com/oauth/callback https://orders.example.com/oauth/second")
            .And.Contain("isPkceRequired", "true").And.NotContainKey("consumerKey");
        TaskResult.Fields(org, ExtlClntAppOauthSettings.MetadataType).Should().Contain("commaSeparatedOauthScopes", "Api,RefreshToken");
        policy.Should().NotContain("3MVG9", "a consumer key belongs to one app");
        result.Text(Answer).Should().MatchRegex("(?i)consumer key").And.Contain("plugin", "its class is not moved");
    }

    private static void CallbackUrl(TaskResult result)
    {
        Changes(
            result,
            "Portal_glbloauth.callbackUrl: https://portal.example.com/oauth/callback https://portal.example.com/oauth/silent -> "
                + "https://portal-eu.example.com/oauth/callback https://portal.example.com/oauth/callback https://portal.example.com/oauth/silent");
        result.Files.Paths.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal))
            .Should().NotContain(path => result.Files.Text(path).Contains("3MVG9", StringComparison.Ordinal));
    }

    private static void Drift(TaskResult result)
    {
        result.KeepsWhatWasGiven();
        var lines = result.Text(Answer).Split('\n');
        lines.Should().ContainSingle(line => line.Contains("Contractor", StringComparison.Ordinal)).Which.Should().Contain("Agent");
        lines.Should().ContainSingle(line => line.Contains("720", StringComparison.Ordinal))
            .Which.Should().MatchRegex("Billing.*12.*720|12.*720.*Billing|Billing.*720.*12");
        lines.Should().ContainSingle(line => line.Contains("Relax IP restrictions", StringComparison.Ordinal))
            .Which.Should().MatchRegex("Agent.*Enforce IP restrictions.*Relax IP restrictions|Agent.*Relax.*before.*Enforce");
        lines.Where(line => line.Contains("Surveys", StringComparison.Ordinal) && line.Contains("->", StringComparison.Ordinal))
            .Should().BeEmpty("the order of a list is no change");
    }

    private static void Losses(TaskResult result)
    {
        result.KeepsWhatWasGiven();
        var lines = result.Text(Answer).Split('\n').Select(line => line.TrimStart('-', '*', ' ')).ToArray();
        Lines("gains:").Should().ContainSingle().Which.Should().Contain("Agent_Auditor").And.Contain("Agent");
        Lines("loses:").Should().HaveCount(2).And.ContainSingle(line => line.Contains("Agent_Contractor", StringComparison.Ordinal))
            .And.ContainSingle(line => line.Contains("Standard User", StringComparison.Ordinal)
                && line.Contains("Billing", StringComparison.Ordinal));
        result.Files.Paths.Where(path => path.EndsWith("package.xml", StringComparison.Ordinal)).Should().BeEmpty("nothing is to be built");

        IEnumerable<string> Lines(string start) => lines.Where(line => line.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    private static void RetiredApp(TaskResult result)
    {
        result.KeepsWhatWasGiven(except: Policy);
        result.Deploy(Package, out var org).Should().OnlyContain(change => change.StartsWith("Old_Portal", StringComparison.Ordinal));
        org.All.Select(record => record.FullName).Should().BeEquivalentTo("Portal", "Portal_oauthPlcy");
    }

    private static void WrongNames(TaskResult result)
    {
        var given = result.Given.Paths.Where(path => path.EndsWith(".xml", StringComparison.Ordinal)).ToArray();
        var files = result.Files.Paths.Where(path => path.StartsWith("force-app/", StringComparison.Ordinal)).ToArray();
        files.Should().HaveCount(given.Length, "files are renamed, not added or removed");
        foreach (var path in files)
        {
            var name = Path.GetFileName(path);
            var type = MetadataCatalog.Components.SingleOrDefault(
                type => name.EndsWith($".{type.Suffix}-meta.xml", StringComparison.Ordinal));
            type.Should().NotBeNull("{0} is to be deployed", name);
            result.Files.Text(path).Should().Contain($"<{type!.Name} ", "{0} contains it", name);
            given.Should().Contain(old => result.Given.Text(old) == result.Files.Text(path), "not one character changes");
        }

        files.Select(path => Path.GetFileName(path).Split('.')[0]).Should().BeEquivalentTo(
            "Helper", "Helper_defaultPolicy", "Helper_glbloauth", "Helper_oauth", "Helper_oauth_defaultPolicy");
        result.Passes("validate", "force-app");
    }

    private static void RunAsUser(TaskResult result)
    {
        result.KeepsWhatWasGiven(except: Policy);
        result.Text(Policy).Should().Contain("${AGENT_USER:-agent@example.com}");
        Deploys("package/production", "agent@example.com");
        Deploys("package/uat", "agent@example.com.uat");
        const string Other = "agent@example.com.dev";
        var another = result.Passes("build", "--retrieved", "retrieved", "--set", $"AGENT_USER={Other}", "--output", "another");
        Deploys("another", Other, another);

        void Deploys(string package, string user, TaskResult? of = null) => (of ?? result).Deploy(package).Should().Equal(
            $"Agent_oauthPlcy.clientCredentialsFlowUser:  -> {user}",
            "Agent_oauthPlcy.isClientCredentialsFlowEnabled: false -> true");
    }

    private static void IdleLimit(TaskResult result)
    {
        result.Text(Policy);
        Changes(
            result,
            "Archive_oauthPlcy.refreshTokenPolicyType: Infinite -> SpecificInactivity",
            "Archive_oauthPlcy.refreshTokenValidityPeriod:  -> 30",
            "Archive_oauthPlcy.refreshTokenValidityUnit:  -> Days");
        result.Text(Answer).Should().Contain("30").And.MatchRegex("(?i)isEnforceRefreshTokenTTL|ECA0092|idle");
    }

    private static void PartnerReview(TaskResult result)
    {
        result.Text(Answer);
        var policy = result.Text(Policy);
        policy.Should().Contain("partner-2026", "the build is to check it");
        policy.Should().NotContain("suppressions:", "{0}", policy).And.NotContain("clientType: public")
            .And.NotMatchRegex("(?m)^ *ECA[0-9]+:(?! *error)", "a level may be raised, and none lowered");
        result.Passes("validate", Policy);
        result.Passes("validate", "--controls", "partner-2026", Package);
        result.Deploy(Package, out var org);
        OnlyUsersWith("Connector_User", TaskResult.Fields(org, ExtlClntAppOauthConfigurablePolicies.MetadataType));
        TaskResult.Fields(org, ExtlClntAppGlobalOauthSettings.MetadataType).Should()
            .Contain("callbackUrl", "https://connector.example.com/callback")
            .And.Contain("isPkceRequired", "true").And.Contain("isRefreshTokenRotationEnabled", "true")
            .And.Contain("isEnforceRefreshTokenTTL", "true");
        var ranges = TaskResult.Fields(org, ExtlClntAppOauthSecuritySettings.MetadataType)["tokenIpRanges"];
        ranges.Should().Contain("203.0.113.16").And.Contain("203.0.113.23");
    }

    private static void WrongValues(TaskResult result)
    {
        var lines = result.Given.Text(Policy).Split('\n');
        var comments = lines.Where(line => line.Contains('#')).Select(line => line.Split('#')[1].Trim());
        result.Text(Policy).Should().ContainAll(comments);
        result.Deploy(Package, out var org);

        TaskResult.Fields(org, ExternalClientApplication.MetadataType).Should().Contain("distributionState", "Packaged")
            .And.Contain("label", "Chat Helper");
        TaskResult.Fields(org, ExtlClntAppOauthSettings.MetadataType).Should().Contain("commaSeparatedOauthScopes", "Chatter,RefreshToken")
            .And.Contain("externalClientApplication", "Chat_Helper");
        TaskResult.Fields(org, ExtlClntAppGlobalOauthSettings.MetadataType).Should().Contain("isPkceRequired", "true")
            .And.Contain("callbackUrl", "https://chat.example.com/callback");
        TaskResult.Fields(org, ExtlClntAppConfigurablePolicies.MetadataType).Should().Contain("isEnabled", "true");
        var policies = TaskResult.Fields(org, ExtlClntAppOauthConfigurablePolicies.MetadataType);
        OnlyUsersWith("Chat_User", policies);
        policies.Should().Contain("refreshTokenPolicyType", "SpecificLifetime").And.Contain("refreshTokenValidityPeriod", "90")
            .And.Contain("refreshTokenValidityUnit", "Days").And.Contain("ipRelaxationPolicyType", "Enforce");
    }
}
