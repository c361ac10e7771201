using IDialogue.Eca.Metadata;
using PolicyFields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The lifetime of JWT access tokens.</summary>
internal static class JwtTimeout
{
    /// <summary>Minutes that Salesforce takes; those from 60 on since API 65.0.</summary>
    public static IReadOnlyList<int> Allowed { get; } = [1, 5, 10, 15, 30, 60, 90, 120, 240, 480, 720];

    /// <summary>The fields with the minutes, each with the field that decides whether they count.</summary>
    public static IReadOnlyList<(MetadataField Minutes, MetadataField Type)> Fields { get; } =
    [
        (PolicyFields.GuestJwtTimeout, PolicyFields.GuestJwtSessionTimeoutType),
        (PolicyFields.NamedUserJwtTimeout, PolicyFields.NamedUserJwtSessionTimeoutType),
    ];
}
