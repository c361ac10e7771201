using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppPushSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0100: Several push credentials, or those of another service.</summary>
internal sealed class InvalidPushCredentials()
    : RecordRule<ExtlClntAppPushSettings>(
        RuleDescription.About(ExtlClntAppPushSettings.MetadataType, "ECA0100", RuleCategory.Deployment, RuleLevel.Error),
        Fields.PushConfigLink,
        Fields.ApplePushConfig,
        Fields.AndroidPushConfig,
        Fields.PushServiceType)
{
    private static readonly MetadataField[] Credentials = [Fields.PushConfigLink, Fields.ApplePushConfig, Fields.AndroidPushConfig];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppPushSettings record, AppRecords app)
    {
        if (FindMistake(record) is { } mistake)
        {
            yield return new RuleFinding(app.Place(record), mistake);
        }
    }

    private static string? FindMistake(ExtlClntAppPushSettings record)
    {
        if (Credentials.Count(field => field.GetValue(record) is not null) > 1)
        {
            return $"Only one of {Words.Of(Credentials)} is allowed, but several are set. Keep one.";
        }

        if (record.ApplePushConfig is not null && record.PushServiceType != PushServiceType.Apple)
        {
            return $"{Words.Of(Fields.ApplePushConfig)} is set, but {Words.Of(Fields.PushServiceType)} is not Apple. Set it to Apple.";
        }

        return record.AndroidPushConfig is not null && record.PushServiceType != PushServiceType.Android
            ? $"{Words.Of(Fields.AndroidPushConfig)} is set, but {Words.Of(Fields.PushServiceType)} is not Android. Set it to Android."
            : null;
    }
}
