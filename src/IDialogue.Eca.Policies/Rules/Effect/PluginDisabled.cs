using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0101: Records of a plugin that is off. SAML is sure to be on only where the policies say it.</summary>
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
                var (settings, section) = (Words.Of(record.GetMetadataType()), Words.Of(useless.GetMetadataType()));
                yield return new RuleFinding(
                    app.Place(record, plugin),
                    isOn is null
                        ? $"{Words.Of(plugin)} is not set in {settings}, and SAML is sure to work only where it is true. Set it, or remove "
                            + $"{section}."
                        : $"{Words.Of(plugin)} is off in {settings}, so {section} has no effect. Turn on the plugin or remove {section}.");
            }
        }
    }
}
