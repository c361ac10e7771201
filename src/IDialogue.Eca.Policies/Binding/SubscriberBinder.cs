using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Binds what a policy file says of the org that installs an app. None of it is metadata.</summary>
internal sealed class SubscriberBinder(BindingContext context)
{
    private const string OrganizationPrefix = "00D";

    private readonly ValueBinder values = new(context);

    public SubscriberOrg? Bind(YamlEntry section)
    {
        if (values.Mapping(section.Value, ValueBinder.Quote(section.Key.Text)) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping, SubscriberKeys.All, KeyPlaces.Subscriber);
        var package = keys.Take(SubscriberKeys.Package);
        var url = keys.Take(SubscriberKeys.ConnectionUrl);
        var organization = keys.Take(SubscriberKeys.OrganizationId);
        var users = keys.Take(SubscriberKeys.Users);
        keys.RefuseOthers(ValueBinder.Quote(section.Key.Text), context.Diagnostics);
        if (organization is not null && url is null)
        {
            context.Diagnostics.Add(DiagnosticCatalog.MissingKey(
                organization.Key.Location, ValueBinder.Quote(section.Key.Text), SubscriberKeys.ConnectionUrl.Name, "The organization id is used only in that link."));
        }

        return new SubscriberOrg
        {
            Package = package is not null
                && SubscriberPackage.TryParse(Id(package, SubscriberPackage.KeyPrefix, "package version id"), out var version) ? version : null,
            ConnectionUrl = url is null ? null : Url(url.Value),
            OrganizationId = organization is not null
                && SalesforceId.TryParse(Id(organization, OrganizationPrefix, "organization id"), out var id) ? id : null,
            Users = users is null ? [] : Users(users.Value),
        };
    }

    /// <summary>The text of an id, or <see langword="null"/> after an error.</summary>
    private string? Id(YamlEntry entry, string keyPrefix, string what)
    {
        var node = entry.Value;
        var text = values.Text(node, ValueBinder.Quote(entry.Key.Text))?.Trim();
        // The value of a variable is never shown, and an id that was probably meant is one.
        if (text is null || SalesforceId.FindMistake(text, keyPrefix, canBeShown: ValueBinder.Shown(node).Trim() == text) is not { } hint)
        {
            return text;
        }

        context.Diagnostics.Add(DiagnosticCatalog.InvalidId(node.Location, ValueBinder.Shown(node), what, hint));
        return null;
    }

    private ConnectionUrl? Url(YamlNode node)
    {
        var text = values.Text(node, "'connectionUrl'")?.Trim();
        if (text is null || ConnectionUrl.FindMistake(text) is not { } hint)
        {
            return ConnectionUrl.TryParse(text, out var url) ? url : null;
        }

        context.Diagnostics.Add(DiagnosticCatalog.InvalidConnectionUrl(node.Location, ValueBinder.Shown(node), hint));
        return null;
    }

    private ValueList<string> Users(YamlNode node)
    {
        var users = new List<string>();
        foreach (var item in values.List(node, "'users'") ?? [])
        {
            var user = item.Text.Trim();
            if (IsUsername(user))
            {
                users.Add(user);
            }
            else
            {
                context.Diagnostics.Add(DiagnosticCatalog.InvalidName(
                    item.Location, item.Shown, "username", "A username has the form of an email address, for example api.user@example.com; Setup shows it on the user's page."));
            }
        }

        return users.Distinct(StringComparer.OrdinalIgnoreCase).ToValueList();
    }

    /// <summary>Salesforce asks for the form of an e-mail address and is not strict about it; no address has blanks, commas or two lines.</summary>
    private static bool IsUsername(string text) =>
        text.IndexOf('@') > 0
        && text[text.Length - 1] != '@'
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character == ',');
}
