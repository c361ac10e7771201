using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Presets;

namespace IDialogue.Eca.Policies.Tests;

public sealed class PolicyPresetTests
{
    private static readonly ExtlClntAppOauthConfigurablePolicies Nothing = new() { FullName = "P", ExternalClientApplication = "App" };

    [Test]
    public void The_long_running_agent_makes_the_three_choices_of_the_installation_guide() =>
        PolicyPreset.LongRunningAgent.ApplyTo(Nothing).Should().Be(Nothing with
        {
            PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
            RefreshTokenPolicyType = RefreshTokenPolicyType.Infinite,
            IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh,
        });

    [Test]
    public void The_idle_limit_differs_in_the_refresh_token_only() =>
        PolicyPreset.IdleLimit30Days.ApplyTo(Nothing).Should().Be(PolicyPreset.LongRunningAgent.ApplyTo(Nothing) with
        {
            RefreshTokenPolicyType = RefreshTokenPolicyType.SpecificInactivity,
            RefreshTokenValidityPeriod = 30,
            RefreshTokenValidityUnit = RefreshTokenValidityUnit.Days,
        });

    [TestCaseSource(nameof(Presets))]
    public void Applying_a_preset_twice_is_applying_it_once(PolicyPreset preset) =>
        preset.ApplyTo(preset.ApplyTo(Nothing)).Should().Be(preset.ApplyTo(Nothing));

    [TestCaseSource(nameof(Presets))]
    public void A_preset_changes_nothing_that_was_said(PolicyPreset preset)
    {
        var said = Nothing with
        {
            PermittedUsersPolicyType = PermittedUsersPolicyType.AllSelfAuthorized,
            RefreshTokenPolicyType = RefreshTokenPolicyType.Zero,
            IpRelaxationPolicyType = IpRelaxationPolicyType.Bypass,
        };

        preset.ApplyTo(said).Should().Be(said);
    }

    private static IEnumerable<TestCaseData> Presets() =>
        PolicyPreset.All.Select(preset => new TestCaseData(preset).SetArgDisplayNames(preset.Name));
}
