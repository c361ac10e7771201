using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Model;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>The names of an app's records.</summary>
internal static class RecordNames
{
    /// <summary>Gets the name of the record of a type; <see langword="null"/> if it is not known.</summary>
    /// <param name="type">A type whose records belong to an app, or the app's own.</param>
    /// <param name="origin">How the app came into the org, when that is known.</param>
    /// <param name="developerName">Name of the app.</param>
    /// <param name="oauthSettings">Name of the app's OAuth settings; Setup's own when absent.</param>
    public static string? For(MetadataType type, AppOrigin? origin, string developerName, string? oauthSettings = null)
    {
        var pattern = origin switch
        {
            AppOrigin.Setup => type.SetupName,
            null when type.DeployedName != type.SetupName => null,
            _ => type.DeployedName,
        };
        return pattern is null ? null : RecordName.Of(pattern, developerName, oauthSettings);
    }
}
