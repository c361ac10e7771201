using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppPushSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0100: several push credentials, or those of another service.</summary>
internal sealed class PushConfigWrong()
    : RecordRule<ExtlClntAppPushSettings>(
        RuleDescription.About(ExtlClntAppPushSettings.MetadataType, "ECA0100", RuleCategory.Deployment, RuleLevel.Error),
        Fields.PushConfigLink,
        Fields.ApplePushConfig,
        Fields.AndroidPushConfig,
        Fields.PushServiceType)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppPushSettings record, AppRecords app)
    {
        var ways = new object?[] { record.PushConfigLink, record.ApplePushConfig, record.AndroidPushConfig }.Count(way => way is not null);
        var hint = ways > 1 ? "Several of 'pushConfigLink', 'applePushConfig' and 'androidPushConfig' are said; keep one."
            : record.ApplePushConfig is not null && record.PushServiceType != PushServiceType.Apple ? "There are Apple's credentials, and 'pushServiceType' is another. Say Apple."
            : record.AndroidPushConfig is not null && record.PushServiceType != PushServiceType.Android ? "There are Firebase's credentials, and 'pushServiceType' is another. Say Android."
            : null;
        if (hint is not null)
        {
            yield return DiagnosticCatalog.PushConfigWrong(app.Place(record), hint);
        }
    }
}
