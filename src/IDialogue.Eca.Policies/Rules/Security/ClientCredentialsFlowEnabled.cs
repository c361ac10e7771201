using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0120: The client credentials flow is on.</summary>
internal sealed class ClientCredentialsFlowEnabled()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0120",
            RuleBaseline.SalesforceHealth.Control("OAuth Flow Enablement: Disable Client Credentials Flow Control")),
        Fields.IsClientCredentialsFlowEnabled,
        mustBe: false,
        "The client credentials flow is on: anyone with the key and the secret acts as its user, and no user sees it. Turn it off "
        + "if another flow works.");
