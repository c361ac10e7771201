using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0102: SAML policies of an app that can be packaged.</summary>
internal sealed class SamlRequiresLocalApp()
    : RecordRule<ExtlClntAppSamlConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppSamlConfigurablePolicies.MetadataType, "ECA0102", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppSamlConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExternalClientApplication>() is { DistributionState: not ExtlClntAppDistState.Local })
        {
            yield return new RuleFinding(
                app.Place(record),
                "SAML policies require an app that stays in its org, but this app can be packaged. Set "
                + $"{Words.Of(ExternalClientApplication.Fields.DistributionState)} to Local or remove the SAML policies.");
        }
    }
}
