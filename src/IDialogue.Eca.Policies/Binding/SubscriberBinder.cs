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
                organization.Key.Location,
                ValueBinder.Quote(section.Key.Text),
                SubscriberKeys.ConnectionUrl.Name,
                "The organization id is used only in that link."));
        }

        return new SubscriberOrg
        {
            Package = package is null ? null : Package(package),
            ConnectionUrl = url is null ? null : Url(url.Value),
            OrganizationId = organization is not null
                && SalesforceId.TryParse(Id(organization, OrganizationPrefix, "organization id", SalesforceId.FindMistake), out var id)
                    ? id
                    : null,
            Users = users is null ? [] : Users(users.Value),
        };
    }

    /// <summary>
    /// Checks whether a key has a mapping as its value that an overlay replaces as a whole: another release has another alias.
    /// </summary>
    public static bool IsWhole(string key, string owner) => key == SubscriberKeys.Package.Name && owner == AppKeys.Subscriber.Name;

    /// <summary>A package version: its id, or one entry with alias and id.</summary>
    private SubscriberPackage? Package(YamlEntry entry)
    {
        if (entry.Value is not YamlMapping mapping)
        {
            return SubscriberPackage.TryParse(PackageId(entry), out var package) ? package : null;
        }

        if (mapping.Entries.Count != 1)
        {
            context.Diagnostics.Add(DiagnosticCatalog.UnexpectedShape(
                mapping.Location,
                ValueBinder.Quote(entry.Key.Text),
                $"an id, or one alias with its id, for example {SubscriberKeys.AliasExample}",
                mapping.Entries.Count == 0 ? "no entry" : FormattableString.Invariant($"{mapping.Entries.Count} entries")));
            return null;
        }

        var known = mapping.Entries[0];
        var alias = Alias(known.Key);
        return SubscriberPackage.TryParse(PackageId(known), alias, out var version) && alias is not null ? version : null;
    }

    private string? Alias(YamlScalar key)
    {
        var alias = values.Text(key, "The alias in 'package'")?.Trim();
        if (alias is null || SubscriberPackage.IsAlias(alias))
        {
            return alias;
        }

        context.Diagnostics.Add(DiagnosticCatalog.InvalidName(
            key.Location, key.Shown, "package alias", "It contains a control character; copy the alias from sfdx-project.json."));
        return null;
    }

    private string? PackageId(YamlEntry entry) => Id(entry, SubscriberPackage.KeyPrefix, "package version id", FindPackageMistake);

    /// <summary>The text of an id, or <see langword="null"/> after an error.</summary>
    private string? Id(YamlEntry entry, string keyPrefix, string what, Func<string, string, bool, string?> findMistake)
    {
        var node = entry.Value;
        var text = values.Text(node, ValueBinder.Quote(entry.Key.Shown))?.Trim();
        // The value of a variable is never shown, and an id that was probably meant is one.
        if (text is null || findMistake(text, keyPrefix, ValueBinder.Shown(node).Trim() == text) is not { } hint)
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
                context.UserPlaces[user] = item.Location;
            }
            else
            {
                context.Diagnostics.Add(DiagnosticCatalog.InvalidName(
                    item.Location,
                    item.Shown,
                    "username",
                    "A username has the form of an email address, for example api.user@example.com; Setup shows it on the user's page."));
            }
        }

        return users.Distinct(StringComparer.OrdinalIgnoreCase).ToValueList();
    }

    /// <summary>
    /// Salesforce asks for the form of an e-mail address and is not strict about it; no address has blanks, commas or two lines.
    /// </summary>
    private static bool IsUsername(string text) =>
        text.IndexOf('@') > 0
        && text[text.Length - 1] != '@'
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character == ',');

    /// <summary>An alias in the place of an id is told apart from a mistyped id by its <c>@</c>.</summary>
    private static string? FindPackageMistake(string text, string keyPrefix, bool canBeShown) => text.Contains('@')
        ? "It looks like an alias. Write alias and id, as in packageAliases of sfdx-project.json: "
            + $"{{ {(canBeShown ? text : "alias")}: {keyPrefix}… }}."
        : SalesforceId.FindMistake(text, keyPrefix, canBeShown);
}
