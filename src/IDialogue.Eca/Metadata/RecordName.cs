namespace IDialogue.Eca.Metadata;

/// <summary>Names of an app's records, after the patterns by which Salesforce gives them.</summary>
internal static class RecordName
{
    /// <summary>The name that a pattern gives: <see cref="MetadataType.SetupName"/> or <see cref="MetadataType.DeployedName"/>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="developerName">Name of the app.</param>
    /// <param name="oauthSettings">Name of the app's OAuth settings; Setup's own when absent.</param>
    public static string Of(string pattern, string developerName, string? oauthSettings = null) => pattern
        .Replace("{oauthSettings}", oauthSettings ?? ExtlClntAppOauthSettings.MetadataType.SetupName)
        .Replace("{app}", developerName);
}
