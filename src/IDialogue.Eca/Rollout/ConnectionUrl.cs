using System.Diagnostics.CodeAnalysis;

using IDialogue.Eca.Metadata;
namespace IDialogue.Eca.Rollout;

/// <summary>
/// The link by which a user connects an org with the service behind an app, with <c>{orgid}</c> in the place of the organization id.
/// </summary>
public sealed record ConnectionUrl
{
    /// <summary>The placeholder for the organization id.</summary>
    public const string Placeholder = "{orgid}";

    private ConnectionUrl(string template) => Template = template;

    /// <summary>The link as written.</summary>
    public string Template { get; }

    /// <summary>Gets a value indicating whether the link holds an organization id.</summary>
    internal bool HasPlaceholder => Template.Contains(Placeholder, StringComparison.Ordinal);

    /// <summary>
    /// Reads an absolute https link. It may do without <see cref="Placeholder"/>, but holds no other braces, no blanks and no password.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? template, [NotNullWhen(true)] out ConnectionUrl? url)
    {
        url = template is not null && FindMistake(template) is null ? new ConnectionUrl(template) : null;
        return url is not null;
    }

    /// <summary>The link for an org; the organization id has 18 characters.</summary>
    public Uri For(SalesforceId organizationId) => new(Template.Replace(Placeholder, organizationId.ToString()));

    /// <summary>The link as written.</summary>
    public override string ToString() => Template;

    /// <summary>Finds the mistake in a link, or returns <see langword="null"/>.</summary>
    internal static string? FindMistake(string template)
    {
        var filled = template.Replace(Placeholder, "0");
        if (template.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            return "It contains a space or a control character; write %20 for a space.";
        }

        if (filled.IndexOfAny(['{', '}']) >= 0)
        {
            return $"The only supported placeholder is '{Placeholder}', in lower case.";
        }

        if (!Uri.TryCreate(filled, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            return "Use a complete address that starts with https://.";
        }

        return uri.UserInfo.Length > 0 ? "Remove the user name and password; everyone can read this file." : null;
    }
}
