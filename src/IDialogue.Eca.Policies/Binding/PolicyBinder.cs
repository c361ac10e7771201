using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Makes a <see cref="PolicyFile"/> of the nodes of a policy file.</summary>
internal sealed class PolicyBinder(BindingContext context)
{
    private readonly ValueBinder values = new(context);

    public PolicyFile? Bind(YamlNode root, string path)
    {
        if (values.Mapping(root, "The policy file") is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping, FileKeys.All, KeyPlaces.File);
        var (version, entry) = (keys.Take(FileKeys.ApiVersion), keys.Take(FileKeys.Apps));
        var rules = new RuleSettingsBinder(context).Bind(keys);
        var apiVersion = version is null ? null : BindApiVersion(version.Value);
        var unusable = new List<DesiredComponent>();
        var apps = entry is not null && values.Mapping(entry.Value, ValueBinder.Quote(FileKeys.Apps.Name)) is { } entries
            ? BindApps(entries, new AppBinder(context, unusable)).ToValueList()
            : [];
        var org = BindOrg(keys);
        if (!keys.HasAny(FileKeys.All.Where(key => key != FileKeys.ApiVersion)))
        {
            context.Diagnostics.Add(DiagnosticCatalog.MissingKey(
                mapping.Location, "The policy file", FileKeys.Apps.Name, "Under it, each app is a key with its developer name."));
        }

        keys.RefuseOthers("The policy file", context.Diagnostics);
        return new PolicyFile
        {
            Path = path,
            ApiVersion = apiVersion,
            Apps = apps,
            Org = org,
            Rules = rules with { PublicClients = apps.Where(app => app.IsPublicClient).Select(app => app.FullName).ToValueList() },
            Unusable = unusable.ToValueList(),
        };
    }

    /// <summary>The apps. Below a name without a value, the keys of an app are those of this one, not indented enough.</summary>
    private IEnumerable<AppPolicy> BindApps(YamlMapping entries, AppBinder binder)
    {
        var known = AppKeys.All.Select(key => key.Name).ToArray();
        var apps = entries.Entries.ToArray();
        for (var i = 0; i < apps.Length; i++)
        {
            var misplaced = apps[i].Value is YamlScalar { IsNothing: true }
                ? apps.Skip(i + 1).TakeWhile(entry => known.Contains(entry.Key.Text)).ToArray()
                : [];
            foreach (var key in misplaced)
            {
                context.Diagnostics.Add(DiagnosticCatalog.UnknownKey(
                    key.Key.Location, key.Key.Shown, "'apps'", $"below '{apps[i].Key.Shown}', with more indentation", null, known));
            }

            if (misplaced.Length == 0 && binder.Bind(apps[i]) is { } app)
            {
                yield return app;
            }

            i += misplaced.Length;
        }
    }

    private ApiVersion? BindApiVersion(YamlNode node)
    {
        if (values.Text(node, "'apiVersion'") is not { } text)
        {
            return null;
        }

        if (ApiVersion.TryParse(text, out var version) && version.IsSupported)
        {
            return version;
        }

        context.Diagnostics.Add(DiagnosticCatalog.InvalidApiVersion(node.Location, ValueBinder.Shown(node)));
        return null;
    }

    private ValueList<DesiredComponent> BindOrg(KeyReader keys)
    {
        var bound = new List<DesiredComponent?>();
        var records = new RecordBinder(context);
        foreach (var type in FileKeys.Sections)
        {
            if (keys.Take(type.PolicyKey!) is not { } section)
            {
                continue;
            }

            if (type.ManifestMember is { } name)
            {
                bound.Add(records.BindSection(section, type, name));
            }
            else if (values.Mapping(section.Value, ValueBinder.Quote(section.Key.Text)) is { } entries)
            {
                bound.AddRange(entries.Entries.Select(entry => values.Name(
                    entry.Key, "The name", "component name", ComponentName.FindMistake) is { } developerName
                        ? records.BindSection(entry, type, developerName)
                        : null));
            }
        }

        return bound.OfType<DesiredComponent>().ToValueList();
    }
}
