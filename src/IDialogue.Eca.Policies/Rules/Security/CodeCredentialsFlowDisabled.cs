using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0121: The authorization code and credentials flow is off.</summary>
internal sealed class CodeCredentialsFlowDisabled()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0121",
            RuleBaseline.SalesforceHealth.Control(
                "OAuth Flow Enablement: Enable Authorization Code and Credentials Flow Control", RuleLevel.Info)),
        Fields.IsCodeCredFlowEnabled,
        mustBe: true,
        "The authorization code and credentials flow is off. Salesforce recommends it for apps with their own login page; turn it "
        + "on if this is one.");
