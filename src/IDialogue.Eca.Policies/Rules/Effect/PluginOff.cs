using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0101: records of a plugin that the app's policies switch off. SAML is off unless they switch it on.</summary>
internal sealed class PluginOff()
    : RecordRule<ExtlClntAppConfigurablePolicies>(RuleDescription.About(
        ExtlClntAppConfigurablePolicies.MetadataType, "ECA0101", RuleCategory.Effect, RuleLevel.Warning))
{
    private static readonly (MetadataField Plugin, MetadataType[] Types)[] Plugins =
    [
        (Fields.IsAttestPluginEnabled, [ExtlClntAppAttestSettings.MetadataType, ExtlClntAppAttestConfigurablePolicies.MetadataType]),
        (Fields.IsCanvasPluginEnabled, [ExtlClntAppCanvasSettings.MetadataType]),
        (Fields.IsMobilePluginEnabled, [ExtlClntAppMobileSettings.MetadataType, ExtlClntAppMobileConfigurablePolicies.MetadataType]),
        (Fields.IsNotificationPluginEnabled, [ExtlClntAppNotificationSettings.MetadataType]),
        (Fields.IsOauthPluginEnabled, [ExtlClntAppOauthConfigurablePolicies.MetadataType]),
        (Fields.IsPushPluginEnabled, [ExtlClntAppPushSettings.MetadataType, ExtlClntAppPushConfigurablePolicies.MetadataType]),
        (Fields.IsSamlPluginEnabled, [ExtlClntAppSamlConfigurablePolicies.MetadataType]),
    ];

    protected override IEnumerable<Diagnostic> Check(ExtlClntAppConfigurablePolicies record, AppRecords app)
    {
        foreach (var (plugin, types) in Plugins)
        {
            var isOff = plugin.GetValue(record) is bool isOn ? !isOn : plugin == Fields.IsSamlPluginEnabled;
            if (isOff && app.Records.FirstOrDefault(other => types.Contains(other.GetMetadataType())) is { } useless)
            {
                yield return DiagnosticCatalog.PluginOff(app.Place(record, plugin), useless.GetMetadataType(), plugin);
            }
        }
    }
}
