using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Access;

/// <summary>ECA0169: DPoP is required, which Salesforce CLI does not send.</summary>
internal sealed class DpopLocksOutCli()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.About(ExtlClntAppGlobalOauthSettings.MetadataType, "ECA0169", RuleCategory.Access, RuleLevel.Info),
        Fields.IsDPopEnabled,
        mustBe: false,
        $"{Words.Of(Fields.IsDPopEnabled)} refuses clients that send no DPoP proofs. Salesforce CLI sends none, so do not use this app for "
        + "logging in from CI.");
