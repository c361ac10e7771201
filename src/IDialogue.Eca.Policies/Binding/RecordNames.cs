using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Model;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>The names that Salesforce gives an app's policy records.</summary>
internal static class RecordNames
{
    public static string For(MetadataType type, AppOrigin origin, string developerName) =>
        developerName + (type == ExtlClntAppOauthConfigurablePolicies.MetadataType
            ? origin == AppOrigin.Setup ? "_oauthPlcy" : "_oauth_defaultPolicy"
            : origin == AppOrigin.Setup ? "_plcy" : "_defaultPolicy");
}
