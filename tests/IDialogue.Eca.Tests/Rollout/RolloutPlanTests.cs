using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;
using IDialogue.Eca.Xml;
using static IDialogue.Eca.Metadata.RefreshTokenPolicyType;
using static IDialogue.Eca.Metadata.RefreshTokenValidityUnit;

namespace IDialogue.Eca.Tests.Rollout;

/// <summary>Who loses access, and the steps: of policies alone, and of policies merged into what an org has.</summary>
public sealed class RolloutPlanTests
{
    private const string App = "acme__Agent";

    private static readonly ExtlClntAppOauthConfigurablePolicies Nothing = new()
    {
        FullName = "Agent_oauth_defaultPolicy",
        ExternalClientApplication = App,
    };

    private static readonly ExtlClntAppOauthConfigurablePolicies Approved = Nothing with
    {
        PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
        CommaSeparatedPermissionSet = "A",
    };

    private static readonly ExtlClntAppConfigurablePolicies On = new()
    {
        FullName = "Agent_defaultPolicy",
        ExternalClientApplication = App,
        IsEnabled = true,
    };

    [Test]
    public void The_seeds_way_is_install_assign_deploy_wait_connect()
    {
        var subscriber = Subscriber("https://example.com/connect?orgid={orgid}") with { Users = ["api@example.com"] };

        var plan = Plan(New(Approved), new RolloutApp(App) { Subscriber = subscriber });

        plan.Steps.Select(step => step.Kind).Should().Equal(
            RolloutStepKind.Install, RolloutStepKind.Assign, RolloutStepKind.Deploy, RolloutStepKind.Wait, RolloutStepKind.Connect);
        plan.Steps.SelectMany(step => step.Commands).Should().Equal(
            "sf package install --package 04tPj00000B5Ql7IAF --wait 10",
            "sf org assign permset --name A --on-behalf-of api@example.com",
            "sf project deploy start");
        plan.Steps[^1].Links.Should().Equal("https://example.com/connect?orgid={orgid}");
        plan.Steps.Should().AllSatisfy(step => step.Reason.Should().EndWith("."));
        plan.Steps.Should().AllSatisfy(step => step.Instruction.Should().NotContain("\n"));
    }

    [Test]
    public void An_app_that_was_retrieved_is_not_installed_and_what_it_has_is_not_deployed()
    {
        var subscriber = Subscriber("https://example.com/connect") with { Users = ["api@example.com"] };

        var plan = Plan(Merged(Approved, Approved), new RolloutApp(App) { Subscriber = subscriber });

        plan.Steps.Select(step => step.Kind).Should().Equal(RolloutStepKind.Assign, RolloutStepKind.Connect);
        plan.Steps[0].Instruction.Should().Be("Assign permission set A if not done yet:");
        plan.Effects.Should().BeEmpty();
    }

    [Test]
    public void What_the_policies_do_not_name_is_not_assigned()
    {
        var desired = Nothing with { CommaSeparatedPermissionSet = "B" };

        var plan = Plan(Merged(Approved, desired), new RolloutApp(App) { Subscriber = new() { Users = ["api@example.com"] } });

        plan.Steps[0].Commands.Should().Equal("sf org assign permset --name B --on-behalf-of api@example.com");
    }

    [Test]
    public void Users_with_access_by_profile_are_to_be_looked_after_by_hand()
    {
        var policies = Approved with { CommaSeparatedPermissionSet = null, CommaSeparatedProfile = "API User" };

        var plan = Plan(New(policies), new RolloutApp(App) { Subscriber = new() { Users = ["api@example.com"] } });

        plan.Steps[0].Instruction.Should().Be("Check in Setup that api@example.com has profile API User.");
        plan.Steps[0].Commands.Should().BeEmpty();
    }

    [Test]
    public void Names_that_no_command_can_hold_are_assigned_in_Setup()
    {
        var policies = Approved with { CommaSeparatedPermissionSet = "A; calc" };

        var plan = Plan(New(policies), new RolloutApp(App) { Subscriber = new() { Users = ["api@example.com"] } });

        plan.Steps[0].Instruction.Should()
            .EndWith("assign it to api@example.com in Setup; these names cannot be quoted safely in a command.");
        plan.Steps[0].Commands.Should().BeEmpty();
    }

    [Test]
    public void Apps_of_the_same_users_share_one_assignment()
    {
        var other = Approved with
        {
            FullName = "Bot_oauth_defaultPolicy",
            ExternalClientApplication = "Bot",
            CommaSeparatedPermissionSet = "a,B",
        };
        var subscriber = new SubscriberOrg { Users = ["api@example.com"] };

        var plan = Plan(
            New(Approved, other),
            new RolloutApp(App) { Subscriber = subscriber },
            new RolloutApp("Bot") { Subscriber = subscriber });

        plan.Steps.Where(step => step.Kind == RolloutStepKind.Assign).Should().ContainSingle()
            .Which.Commands.Should().Equal("sf org assign permset --name A --name B --on-behalf-of api@example.com");
    }

    [Test]
    public void Policies_alone_tell_who_has_access_after_a_deploy()
    {
        var policies = Approved with
        {
            CommaSeparatedPermissionSet = "A,B",
            CommaSeparatedProfile = "Sales",
            RefreshTokenPolicyType = SpecificInactivity,
            RefreshTokenValidityPeriod = 30,
            RefreshTokenValidityUnit = Days,
            IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce,
        };

        Plan(New(policies, On with { IsEnabled = false })).Effects.Should().ContainSingle().Which.Description.Should().Be(
            "After the deploy, no one can use acme__Agent, because it is disabled.");
        Plan(New(policies, On)).Effects.Select(effect => effect.Description).Should().BeEquivalentTo(
            "After the deploy, only users with one of the permission sets A, B or profile Sales can use acme__Agent.",
            "After the deploy, refresh tokens of acme__Agent expire when unused for 30 days.",
            "After the deploy, the org's IP restrictions apply to logins to acme__Agent and to refreshing its tokens.");
    }

    [Test]
    public void Policies_alone_say_nothing_of_what_they_leave_open() => Plan(New(Nothing, On)).Effects.Should().BeEmpty();

    [Test]
    public void Everyone_without_a_permission_set_loses_access_when_only_approved_users_have_it() =>
        Effects(Nothing, Approved).Should().Equal("only users with permission set A can still use acme__Agent.");

    [Test]
    public void Everyone_loses_access_when_only_approved_users_have_it_and_nobody_is()
    {
        var nobody = Approved with { CommaSeparatedPermissionSet = null };

        Effects(Nothing, nobody).Should().Equal(
            "everyone loses access to acme__Agent unless it is granted elsewhere: the policies name no permission set and no profile.");
        Plan(New(nobody)).Effects.Should().ContainSingle().Which.Description
            .Should()
            .Be("After the deploy, no one is pre-authorized for acme__Agent by the policies: they name no permission set and no profile.");
    }

    [Test]
    public void Users_of_what_is_no_longer_named_lose_access() =>
        Effects(Approved with { CommaSeparatedPermissionSet = "a,B, C", CommaSeparatedProfile = "Sales" }, Approved, isExact: true)
            .Should().Equal(
            "users with only permission sets B, C lose access to acme__Agent.",
            "users with only profile Sales lose access to acme__Agent.");

    [Test]
    public void Nobody_loses_access_by_what_a_merge_keeps_or_by_lists_that_do_not_count()
    {
        Effects(Approved with { CommaSeparatedPermissionSet = "B" }, Approved).Should().BeEmpty();
        Effects(Nothing with { CommaSeparatedPermissionSet = "A,B" }, Nothing with { CommaSeparatedPermissionSet = "A" }, isExact: true)
            .Should().BeEmpty();
        Effects(Approved, Nothing with { PermittedUsersPolicyType = PermittedUsersPolicyType.AllSelfAuthorized }).Should().BeEmpty();
    }

    [Test]
    public void Everyone_loses_access_to_what_is_switched_off()
    {
        Effects(On, On with { IsEnabled = false }).Should().Equal("no one can use acme__Agent, because it is disabled.");
        Effects(On, On with { IsOauthPluginEnabled = false })
            .Should().Equal("no one can use acme__Agent with OAuth, because its OAuth plugin is disabled.");
        Effects(On with { IsEnabled = false }, On with { IsEnabled = false }).Should().BeEmpty();
        Effects(On with { IsEnabled = false }, On).Should().BeEmpty();
    }

    [Test]
    public void Programs_lose_access_by_a_flow_that_is_switched_off()
    {
        Effects(Nothing with { IsClientCredentialsFlowEnabled = true }, Nothing with { IsClientCredentialsFlowEnabled = false })
            .Should().Equal("clients that use the client credentials flow lose access to acme__Agent.");
        Effects(Nothing with { IsTokenExchangeFlowEnabled = true }, Nothing with { IsTokenExchangeFlowEnabled = false })
            .Should().Equal("clients that use the token exchange flow lose access to acme__Agent.");
        Effects(Nothing, Nothing with { IsTokenExchangeFlowEnabled = false }).Should().BeEmpty();
    }

    [TestCase(Infinite, null, null, Zero, null, null, true)]
    [TestCase(Infinite, null, null, SpecificLifetime, 10, Months, true)]
    [TestCase(SpecificLifetime, 30, Days, SpecificLifetime, 29, Days, true)]
    [TestCase(SpecificLifetime, 1, Days, SpecificLifetime, 23, Hours, true)]
    [TestCase(SpecificLifetime, 365, Days, SpecificInactivity, 30, Days, true)]
    [TestCase(SpecificInactivity, 30, Days, SpecificLifetime, 365, Days, true)]
    [TestCase(null, null, null, SpecificLifetime, 364, Days, true)]
    [TestCase(null, null, null, SpecificLifetime, 12, Months, false)]
    [TestCase(Infinite, null, null, Infinite, null, null, false)]
    [TestCase(Zero, null, null, SpecificLifetime, 1, Hours, false)]
    [TestCase(SpecificLifetime, 30, Days, SpecificInactivity, 30, Days, false)]
    [TestCase(SpecificLifetime, 24, Hours, SpecificLifetime, 1, Days, false)]
    [TestCase(SpecificLifetime, int.MaxValue - 1, Months, SpecificLifetime, int.MaxValue, Months, false)]
    public void Access_ends_earlier_when_refresh_tokens_do(
        RefreshTokenPolicyType? before,
        int? beforePeriod,
        RefreshTokenValidityUnit? beforeUnit,
        RefreshTokenPolicyType after,
        int? afterPeriod,
        RefreshTokenValidityUnit? afterUnit,
        bool isEarlier) =>
        Effects(
            Nothing with
            {
                RefreshTokenPolicyType = before,
                RefreshTokenValidityPeriod = beforePeriod,
                RefreshTokenValidityUnit = beforeUnit,
            },
            Nothing with { RefreshTokenPolicyType = after, RefreshTokenValidityPeriod = afterPeriod, RefreshTokenValidityUnit = afterUnit })
            .Should().HaveCount(isEarlier ? 1 : 0);

    [Test]
    public void Tells_of_the_idle_limit_that_no_file_of_a_subscriber_shows() =>
        Effects(Nothing with { RefreshTokenPolicyType = Zero }, Nothing with { RefreshTokenPolicyType = Infinite })
            .Should().ContainSingle().Which.Should().Contain("valid until revoked, unless its publisher limits them to 30 idle days");

    [Test]
    public void Tells_refresh_tokens_in_Setups_words() =>
        Effects(
            Nothing with { RefreshTokenPolicyType = Infinite },
            Nothing with { RefreshTokenPolicyType = SpecificLifetime, RefreshTokenValidityPeriod = 1, RefreshTokenValidityUnit = Months })
            .Should()
            .Equal(
                "refresh tokens of acme__Agent expire earlier: 'Refresh token is valid until revoked' becomes 'Expire refresh token after specific time' (1 month).");

    [TestCase(IpRelaxationPolicyType.Bypass, IpRelaxationPolicyType.Enforce, true)]
    [TestCase(IpRelaxationPolicyType.Bypass, IpRelaxationPolicyType.Bypass_2factor, true)]
    [TestCase(IpRelaxationPolicyType.Enforce_relaxrefresh, IpRelaxationPolicyType.Enforce, true)]
    [TestCase(IpRelaxationPolicyType.Enforce_relaxrefresh, IpRelaxationPolicyType.Bypass_2factor, true)]
    [TestCase(IpRelaxationPolicyType.Bypass_2factor, IpRelaxationPolicyType.Enforce_relaxrefresh, true)]
    [TestCase(IpRelaxationPolicyType.Enforce, IpRelaxationPolicyType.Enforce_relaxrefresh, false)]
    [TestCase(IpRelaxationPolicyType.Bypass_2factor, IpRelaxationPolicyType.Bypass, false)]
    [TestCase(null, IpRelaxationPolicyType.Enforce, false)]
    public void Access_may_be_lost_where_IP_restrictions_get_stricter(
        IpRelaxationPolicyType? before, IpRelaxationPolicyType after, bool isStricter) =>
        Effects(Nothing with { IpRelaxationPolicyType = before }, Nothing with { IpRelaxationPolicyType = after })
            .Should().HaveCount(isStricter ? 1 : 0);

    /// <summary>What a deploy of the desired record, merged into what the org has, does to access to the app.</summary>
    private static IEnumerable<string> Effects(MetadataComponent retrieved, MetadataComponent desired, bool isExact = false) =>
        Plan(Merged(retrieved, desired, isExact)).Effects.Select(effect => effect.Description["After the deploy, ".Length..]);

    private static RolloutPlan Plan(PlannedComponent[] components, params RolloutApp[] apps) =>
        RolloutPlan.Create(components, apps, ["sf project deploy start"]);

    private static PlannedComponent[] New(params MetadataComponent[] components) =>
        [.. components.Select(component => PlannedComponent.New(new DesiredComponent(component)))];

    private static PlannedComponent[] Merged(MetadataComponent retrieved, MetadataComponent desired, bool isExact = false)
    {
        var type = desired.GetMetadataType();
        var merged = MetadataMerge.Merge(MetadataXml.SerializeToUtf8Bytes(retrieved), $"{retrieved.FullName}.{type.Suffix}", new(desired)
        {
            Exact = isExact ? type.Fields.Where(field => field.IsAdditive).ToValueList() : [],
            Removed = isExact
                ? type.Fields.Where(field => field.IsAdditive && field.GetValue(desired) is null && field.GetValue(retrieved) is string)
                    .ToValueList()
                : [],
        }).ValueOrThrow();
        return [merged];
    }

    private static SubscriberOrg Subscriber(string connectionUrl) =>
        SubscriberPackage.TryParse("04tPj00000B5Ql7IAF", out var package) && ConnectionUrl.TryParse(connectionUrl, out var url)
            ? new SubscriberOrg { Package = package, ConnectionUrl = url }
            : throw new InvalidOperationException(connectionUrl);
}
