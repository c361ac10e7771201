using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Binds what a policy file says about one app.</summary>
/// <param name="context">What all binders share.</param>
/// <param name="unusable">Takes the sections that no package can hold.</param>
internal sealed class AppBinder(BindingContext context, List<DesiredComponent> unusable)
{
    private static readonly (string Word, bool? IsPublic)[] ClientTypes =
        [.. KeyWords.ClientTypes.Select(known => (known.Word, known.IsPublic))];

    private readonly ValueBinder values = new(context);
    private readonly RecordBinder records = new(context);
    private readonly AbsenceBinder absences = new(context);

    /// <summary>The app, or <see langword="null"/> when nothing of it can be used.</summary>
    public AppPolicy? Bind(YamlEntry app)
    {
        var name = values.Name(app.Key, "The name of an app", "developer name", ComponentName.FindMistake);
        if (values.Mapping(app.Value, ValueBinder.Quote(app.Key.Shown)) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping, AppKeys.All, KeyPlaces.App);
        var namespaceEntry = keys.Take(AppKeys.Namespace);
        var packageNamespace = namespaceEntry is null ? null
            : values.Name(namespaceEntry.Value, "'namespace'", "namespace", ComponentName.FindNamespaceMistake);
        var (originEntry, clientType) = (keys.Take(AppKeys.Origin), keys.Take(AppKeys.ClientType));
        var sections = AppKeys.Sections
            .Select(type => (Type: type, Section: keys.Take(type.PolicyKey!)))
            .Where(pair => pair.Section is not null)
            .Select(pair => (pair.Type, Section: pair.Section!))
            .ToArray();
        var subscriber = keys.Take(AppKeys.Subscriber) is { } section ? new SubscriberBinder(context).Bind(section) : null;
        var isOwned = Array.Exists(sections, pair => pair.Type == ExternalClientApplication.MetadataType);
        var origin = (originEntry, namespaceEntry) switch
        {
            ({ } entry, _) => BindOrigin(entry.Value),
            (null, not null) => AppOrigin.Installed,
            _ => isOwned ? AppOrigin.Deployed : null as AppOrigin?,
        };
        var policy = new AppPolicy
        {
            DeveloperName = name ?? app.Key.Text,
            Namespace = packageNamespace,
            IsPublicClient = clientType is not null && values.OneOf(clientType.Value, "'clientType'", ClientTypes) == true,
        };
        var isNew = name is not null && context.NoteApp(policy.FullName, app.Key.Location);
        if (absences.Find(mapping) is { } state)
        {
            var absent = absences.Bind(
                new AbsentComponent(ExternalClientApplication.MetadataType, policy.FullName, policy.FullName),
                app,
                state,
                [AppKeys.Namespace, AppKeys.Origin],
                packageNamespace is not null || origin == AppOrigin.Installed ? app.Key.Shown : null);
            return isNew ? policy with { Absent = [absent] } : null;
        }

        keys.RefuseOthers($"The app '{ShownText.Start(app.Key.Shown)}'", context.Diagnostics);
        // A placeholder that is left in an overlay is not the name of another app.
        if (sections.Length == 0 && !Placeholder.IsIn(app.Key.Text) && !AbsenceBinder.IsUnreadable(mapping))
        {
            context.Diagnostics.Add(DiagnosticCatalog.AppWithoutSettings(app.Key.Location, app.Key.Shown));
        }

        var absentRecords = new List<AbsentComponent>();
        var bound = BindSections(
            app, sections, policy, origin, isOriginSet: originEntry is not null, isNameReadable: name is not null, absentRecords);
        if (isNew)
        {
            var read = bound.Select(desired => desired.Component.GetMetadataType()).Concat(absentRecords.Select(absent => absent.Type));
            return policy with
            {
                Desired = bound,
                Absent = absentRecords.ToValueList(),
                UnreadSections = sections.Select(pair => pair.Type).Except(read).ToValueList(),
                Subscriber = subscriber,
            };
        }

        unusable.AddRange(bound);
        return null;
    }

    private AppOrigin? BindOrigin(YamlNode node) =>
        values.OneOf(node, "'origin'", [.. KeyWords.Origins.Select(known => (known.Word, (AppOrigin?)known.Origin))]);

    private ValueList<DesiredComponent> BindSections(
        YamlEntry app,
        (MetadataType Type, YamlEntry Section)[] sections,
        AppPolicy policy,
        AppOrigin? origin,
        bool isOriginSet,
        bool isNameReadable,
        List<AbsentComponent> absent)
    {
        var bound = new List<DesiredComponent>();
        var isNameUnknown = false;
        string? oauthSettings = null;
        // Policies may be named after the OAuth settings, so these come first.
        foreach (var (type, section) in sections.OrderBy(pair => pair.Type != ExtlClntAppOauthSettings.MetadataType))
        {
            if (origin == AppOrigin.Installed && !type.IsPolicy)
            {
                context.Diagnostics.Add(DiagnosticCatalog.BelongsToPackage(section.Key.Location, section.Key.Text, app.Key.Shown));
                continue;
            }

            var fixedName = BindRecordName(section, type);
            var name = type == ExternalClientApplication.MetadataType ? policy.FullName
                : fixedName.Text ?? RecordNames.For(type, origin, policy.DeveloperName, oauthSettings);
            isNameUnknown |= name is null && !fixedName.IsSet && !isOriginSet;
            if (type == ExtlClntAppOauthSettings.MetadataType)
            {
                oauthSettings = fixedName.Text;
            }

            if (type.AppField is not null && absences.Find(section.Value) is { } state)
            {
                absent.Add(absences.Bind(
                    new AbsentComponent(type, name ?? "", policy.FullName) { IsNameFixed = fixedName.Text is not null },
                    section,
                    state,
                    [SectionKeys.FullName],
                    policy.Namespace is not null || origin == AppOrigin.Installed ? app.Key.Shown : null));
                continue;
            }

            // A state that could not be read has its finding, and the keys that it would leave out have none.
            if (type.AppField is not null && AbsenceBinder.IsUnreadable(section.Value))
            {
                continue;
            }

            if (records.BindSection(section, type, name ?? "", policy.FullName, fixedName.Text is not null, isNameReadable) is { } desired)
            {
                (name is null && context.AreNamesNeeded ? unusable : bound).Add(desired);
            }
        }

        if (isNameUnknown && context.AreNamesNeeded)
        {
            context.Diagnostics.Add(DiagnosticCatalog.RecordNameUnknown(app.Key.Location, app.Key.Shown));
        }

        return bound.ToValueList();
    }

    /// <summary>The name that a section sets for its record.</summary>
    private (bool IsSet, string? Text) BindRecordName(YamlEntry section, MetadataType type)
    {
        var entry = section.Value is YamlMapping mapping && type != ExternalClientApplication.MetadataType
            ? mapping.Entries.FirstOrDefault(entry => entry.Key.Text == SectionKeys.FullName.Name)
            : null;
        if (entry is null)
        {
            return (false, null);
        }

        var node = entry.Value;
        if (node is YamlScalar { Text: var text } && NamespacedName.HasMark(text))
        {
            context.Diagnostics.Add(DiagnosticCatalog.NamespaceInRecordName(node.Location, ValueBinder.Shown(node)));
            return (true, null);
        }

        return (true, values.Name(node, "'fullName'", "record name", ComponentName.FindMistake));
    }
}
