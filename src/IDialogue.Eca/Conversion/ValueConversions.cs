using System.Globalization;
using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Conversion;

/// <summary>Conversions of connected apps' values to those of External Client Apps; see <see cref="FieldMapping.Convert"/>.</summary>
internal static class ValueConversions
{
    private static readonly Regex RefreshToken = new(
        "^(?:(?<type>infinite|zero)"
        + "|(?<type>specific_(?:lifetime|inactivity)):(?<period>0*[1-9][0-9]{0,8}):(?<unit>hour|day|month)s?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly MetadataEnum Scopes = ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes.ItemEnum!;
    private static readonly MetadataEnum ConnectedAppScopes = ConnectedAppOauthConfig.Fields.Scopes.Enum!;

    /// <summary>The same value; one of an enum by its name in any case, or by Setup's label.</summary>
    public static object? Same(object value, MetadataField target) => target.Kind switch
    {
        MetadataValueKind.Boolean => value as bool?,
        MetadataValueKind.Integer => value as int?,
        MetadataValueKind.Enumeration => value is string name ? target.Enum!.FindByNameOrLabel(name.Trim())?.Value : null,
        _ => value as string,
    };

    /// <summary>Checks whether only approved users may use the app.</summary>
    public static object? PermittedUsers(object value, MetadataField target) => value switch
    {
        true => PermittedUsersPolicyType.AdminApprovedPreAuthorized,
        false => PermittedUsersPolicyType.AllSelfAuthorized,
        _ => null,
    };

    /// <summary>The URL, or for the start page that it is the app's own.</summary>
    public static object? StartPage(object value, MetadataField target) =>
        target.Kind == MetadataValueKind.Enumeration ? ExtlClntAppStartPage.Custom : value;

    /// <summary>
    /// <c>infinite</c>, <c>zero</c>, <c>specific_lifetime:30:DAYS</c>, <c>specific_inactivity:7:DAYS</c>: the type, the period or the unit.
    /// </summary>
    public static object? RefreshTokenPolicy(object value, MetadataField target)
    {
        var policy = RefreshToken.Match(((string)value).Trim());
        if (target == ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenValidityPeriod)
        {
            return policy.Groups["period"] is { Success: true, Value: var period }
                ? int.Parse(period, NumberStyles.None, CultureInfo.InvariantCulture)
                : null;
        }

        return target == ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenPolicyType
            ? target.Enum!.FindByName(policy.Groups["type"].Value.Replace("_", ""))?.Value
            : target.Enum!.FindByName(policy.Groups["unit"].Value + "s")?.Value;
    }

    /// <summary>A certificate in any form, as Salesforce returns it from an External Client App.</summary>
    public static object? Certificate(object value, MetadataField target) => CertificateText.Read((string)value).Value;

    /// <summary>The scope of External Client Apps; also one that circulates under a made-up name, for example <c>ChatterApi</c>.</summary>
    public static object? Scope(object value, MetadataField target)
    {
        var name = ((string)value).Trim();
        var scope = Scopes.FindByNameOrLabel(name)
            ?? ConnectedAppScopes.FindByName(name)?.RuntimeNames.Select(Scopes.FindByNameOrLabel).FirstOrDefault()
            ?? Scopes.Values.FirstOrDefault(known => known.RuntimeNames.Any(
                runtime => string.Equals(runtime.Replace("_", ""), name, StringComparison.OrdinalIgnoreCase)));
        return scope?.Name;
    }

    /// <summary>A permission set by its API name; a label cannot be one when it has blanks or other signs.</summary>
    public static object? PermissionSet(object value, MetadataField target) =>
        value is string name && ComponentName.FindMistake(name.Trim(), ExternalClientApplication.MetadataType) is null ? name.Trim() : null;

    /// <summary>A profile by the name Setup shows; the list of them has no way to write a comma.</summary>
    public static object? Profile(object value, MetadataField target) => value is string name && !name.Contains(',') ? name.Trim() : null;
}
