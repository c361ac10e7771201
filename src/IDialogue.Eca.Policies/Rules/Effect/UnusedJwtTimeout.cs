using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0098: Minutes of JWT access tokens beside a type that ignores them.</summary>
internal sealed class UnusedJwtTimeout()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0098", RuleCategory.Effect, RuleLevel.Warning),
        Fields.GuestJwtSessionTimeoutType,
        Fields.NamedUserJwtSessionTimeoutType)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        foreach (var (minutes, type) in JwtTimeout.Fields)
        {
            if (minutes.GetValue(record) is not null && type.GetValue(record) is not (null or JWTSessionTimeoutType.Custom))
            {
                yield return new RuleFinding(
                    app.Place(record, minutes),
                    $"{Words.Of(minutes)} has no effect unless {Words.Of(type)} is Custom. Set {Words.Of(type)} to Custom or remove "
                    + $"{Words.Of(minutes)}.");
            }
        }
    }
}
