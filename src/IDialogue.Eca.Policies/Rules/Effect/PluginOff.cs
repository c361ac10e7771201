using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0101: records of a plugin that the app's policies switch off. SAML is off unless they switch it on.</summary>
internal sealed class PluginOff()
    : RecordRule<ExtlClntAppConfigurablePolicies>(RuleDescription.About(
        ExtlClntAppConfigurablePolicies.MetadataType, "ECA0101", RuleCategory.Effect, RuleLevel.Warning))
{
    private static readonly (string Plugin, MetadataType[] Types)[] Plugins =
    [
        ("isAttestPluginEnabled", [ExtlClntAppAttestSettings.MetadataType, ExtlClntAppAttestConfigurablePolicies.MetadataType]),
        ("isCanvasPluginEnabled", [ExtlClntAppCanvasSettings.MetadataType]),
        ("isMobilePluginEnabled", [ExtlClntAppMobileSettings.MetadataType, ExtlClntAppMobileConfigurablePolicies.MetadataType]),
        ("isNotificationPluginEnabled", [ExtlClntAppNotificationSettings.MetadataType]),
        ("isOauthPluginEnabled", [ExtlClntAppOauthConfigurablePolicies.MetadataType]),
        ("isPushPluginEnabled", [ExtlClntAppPushSettings.MetadataType, ExtlClntAppPushConfigurablePolicies.MetadataType]),
        (SamlPlugin, [ExtlClntAppSamlConfigurablePolicies.MetadataType]),
    ];

    private const string SamlPlugin = "isSamlPluginEnabled";

    protected override IEnumerable<Diagnostic> Check(ExtlClntAppConfigurablePolicies record, AppRecords app)
    {
        foreach (var (plugin, types) in Plugins)
        {
            var field = record.GetMetadataType().FindField(plugin)!;
            var isOff = field.GetValue(record) is bool isOn ? !isOn : plugin == SamlPlugin;
            if (isOff && app.Records.FirstOrDefault(other => types.Contains(other.GetMetadataType())) is { } useless)
            {
                yield return DiagnosticCatalog.PluginOff(app.Place(record, plugin), useless.GetMetadataType(), field);
            }
        }
    }
}
