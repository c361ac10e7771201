using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0101: Records of a plugin that is off. SAML is off unless the policies turn it on.</summary>
internal sealed class PluginDisabled()
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

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppConfigurablePolicies record, AppRecords app)
    {
        foreach (var (plugin, types) in Plugins)
        {
            var isOn = (bool?)plugin.GetValue(record);
            var isOff = isOn == false || (isOn is null && plugin == Fields.IsSamlPluginEnabled);
            if (isOff && app.Records.FirstOrDefault(other => types.Contains(other.GetMetadataType())) is { } useless)
            {
                yield return new RuleFinding(
                    app.Place(record, plugin),
                    $"{Words.Of(plugin)} is {(isOn is null ? "not set" : "off")} in {Words.Of(record.GetMetadataType())}, so "
                    + $"{Words.Of(useless.GetMetadataType())} has no effect. Turn on the plugin or remove "
                    + $"{Words.Of(useless.GetMetadataType())}.");
            }
        }
    }
}
