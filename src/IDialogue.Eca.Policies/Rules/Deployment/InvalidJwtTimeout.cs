using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0099: Minutes of JWT access tokens that Salesforce does not accept.</summary>
internal sealed class InvalidJwtTimeout()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0099", RuleCategory.Deployment, RuleLevel.Error),
        Fields.GuestJwtTimeout,
        Fields.NamedUserJwtTimeout)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        // Custom without minutes is no finding: retrieved files hold it.
        foreach (var (minutes, _) in JwtTimeout.Fields)
        {
            if (minutes.GetValue(record) is int value && !JwtTimeout.Allowed.Contains(value))
            {
                yield return new RuleFinding(
                    app.Place(record, minutes),
                    FormattableString.Invariant(
                        $"{value} is not a valid value for {Words.Of(minutes)}. Valid values: {string.Join(", ", JwtTimeout.Allowed)}."));
            }
        }
    }
}
