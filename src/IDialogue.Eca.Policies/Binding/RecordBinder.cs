using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Presets;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Makes a record of a mapping, by the catalogue's table of fields.</summary>
internal sealed class RecordBinder(BindingContext context)
{
    private readonly ValueBinder values = new(context);
    private readonly DiagnosticBag diagnostics = context.Diagnostics;

    /// <summary>Says what shall hold of a section's record; <see langword="null"/> after an error that leaves no record.</summary>
    /// <param name="section">The section.</param>
    /// <param name="type">The component's type.</param>
    /// <param name="recordName">The component's name; empty when it is not known.</param>
    /// <param name="app">Full name of the app that the component belongs to.</param>
    /// <param name="isNameFixed">Whether the author said the name.</param>
    public DesiredComponent? BindSection(YamlEntry section, MetadataType type, string recordName, string? app = null, bool isNameFixed = false)
    {
        if (values.Mapping(section.Value, ValueBinder.Quote(section.Key.Text)) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping);
        if (type.AppField is not null)
        {
            keys.Take(PolicyKeys.FullName);
        }

        var preset = TakesPreset(type) ? TakePreset(keys) : null;
        var fields = new FieldValues(type) { FullName = recordName };
        foreach (var (field, value) in new[] { (type.AppField, app), (type.NameField, recordName) })
        {
            if (field is not null && value is not null)
            {
                fields.Add(field, value);
            }
        }

        var said = new Said();
        BindFields(keys, type, fields, said);
        var removed = keys.Take(PolicyKeys.Remove) is { } remove ? BindRemoved(remove, type, said) : [];
        foreach (var meant in keys.RefuseOthers($"'{section.Key.Text}'", diagnostics, key => SaidAs(type, key)))
        {
            if (type.Fields.FirstOrDefault(field => field.PolicyKey == meant) is { } field)
            {
                said.Unreadable.Add(field);
            }
        }

        var inherited = context.IsMerged ? Inherit(type, fields, said) : [];
        if (Make(section.Key.Location, type, fields, said) is not MetadataComponent record)
        {
            return null;
        }

        if (preset is not null)
        {
            record = preset.ApplyTo((ExtlClntAppOauthConfigurablePolicies)record);
        }

        said.AddTo(context.Places, record, section.Key.Location);
        return new DesiredComponent(record)
        {
            Removed = removed,
            Exact = said.Exact.ToValueList(),
            IsNameFixed = isNameFixed,
            UnreadableFields = said.Unreadable.ToValueList(),
            Inherited = inherited,
        };
    }

    /// <summary>The fields that the record shall not have any more.</summary>
    private ValueList<MetadataField> BindRemoved(YamlEntry entry, MetadataType type, Said said)
    {
        var removed = new List<MetadataField>();
        var known = type.Fields.Where(IsSayable).ToDictionary(field => field.PolicyKey, StringComparer.Ordinal);
        foreach (var item in values.List(entry.Value, "'remove'") ?? [])
        {
            if (!known.TryGetValue(item.Text, out var field))
            {
                var meant = SaidAs(type, item.Text) ?? Suggestion.Nearest(item.Text, known.Keys);
                diagnostics.Add(DiagnosticCatalog.InvalidValue(item.Location, item.Shown, "'remove'", known.Keys, meant));
            }
            else if (said.Places.Exists(place => place.Field == field))
            {
                diagnostics.Add(DiagnosticCatalog.RemovedAndSet(item.Location, item.Text));
            }
            else if (field.IsRequired)
            {
                diagnostics.Add(DiagnosticCatalog.RequiredRemoved(item.Location, item.Text, type));
            }
            else
            {
                removed.Add(field);
            }
        }

        return removed.ToValueList();
    }

    private PolicyPreset? TakePreset(KeyReader keys) => keys.Take(PolicyKeys.Preset) is not { } entry ? null
        : values.OneOf(entry.Value, "'preset'", [.. PolicyPreset.All.Select(preset => (preset.Name, preset))]);

    private void BindFields(KeyReader keys, MetadataType type, FieldValues fields, Said said)
    {
        foreach (var field in type.Fields.Where(IsSayable))
        {
            if (keys.Take(field.PolicyKey) is not { } entry)
            {
                continue;
            }

            said.Places.Add((field, entry.Value.Location));
            if (!BindField(entry.Value, field, fields, said))
            {
                said.Unreadable.Add(field);
            }
        }
    }

    /// <summary>The key for a field that the author called by its API name.</summary>
    private static string? SaidAs(MetadataType type, string apiName) =>
        type.FindField(apiName) is { } field && IsSayable(field) ? field.PolicyKey : null;

    /// <summary>The app and names are said by the file's structure, and what is never written needs no key.</summary>
    internal static bool IsSayable(MetadataField field) =>
        field.Role is not (FieldRole.App or FieldRole.Name) && !field.IsNeverWritten;

    /// <summary>Whether a section of this type may name a preset.</summary>
    internal static bool TakesPreset(MetadataType type) => type == ExtlClntAppOauthConfigurablePolicies.MetadataType;

    private bool BindField(YamlNode node, MetadataField field, FieldValues fields, Said said)
    {
        if (field.IsAdditive && node is YamlMapping mapping)
        {
            if (BindListMode(mapping, field, said) is not { } list)
            {
                return false;
            }

            node = list;
        }

        if (field.IsRepeated)
        {
            return BindItems(node, field, fields);
        }

        var subject = ValueBinder.Quote(field.PolicyKey);
        if (field.Separator is not null)
        {
            var list = values.Joined(node, field, subject);
            if (list.Text is not null)
            {
                fields.Add(field, list.Text);
            }

            said.Items.AddRange(list.Items.Select((item, index) => (field, index, item.Location)));
            return list.IsWhole;
        }

        if (BindValue(node, field, subject) is not { } value)
        {
            return false;
        }

        fields.Add(field, value);
        return true;
    }

    /// <summary>The list in <c>{ exact: [A, B] }</c> or <c>{ ensure: [A, B] }</c>.</summary>
    private YamlNode? BindListMode(YamlMapping mapping, MetadataField field, Said said)
    {
        var entry = mapping.Entries.Count == 1 ? mapping.Entries[0] : null;
        if (entry?.Key.Text is not (PolicyKeys.Exact or PolicyKeys.Ensure))
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedShape(
                mapping.Location, ValueBinder.Quote(field.PolicyKey), "a list, or 'ensure' or 'exact' with a list", "other keys"));
            return null;
        }

        if (entry.Key.Text == PolicyKeys.Exact)
        {
            said.Exact.Add(field);
        }

        return entry.Value;
    }

    private bool BindItems(YamlNode node, MetadataField field, FieldValues fields)
    {
        var subject = ValueBinder.Quote(field.PolicyKey);
        if (node is not YamlSequence sequence)
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedShape(node.Location, subject, "a list", node.Shape));
            return false;
        }

        var isReadable = true;
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var value = BindValue(sequence.Items[i], field, ValueBinder.Item(subject, i));
            if (value is null)
            {
                isReadable = false;
            }
            else
            {
                fields.Add(field, value);
            }
        }

        return isReadable;
    }

    private object? BindValue(YamlNode node, MetadataField field, string subject) =>
        field.ComplexType is { } type ? BindComplex(node, type, subject) : values.Simple(node, field, subject);

    private MetadataObject? BindComplex(YamlNode node, MetadataType type, string subject)
    {
        if (values.Mapping(node, subject) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping);
        var fields = new FieldValues(type);
        var said = new Said();
        BindFields(keys, type, fields, said);
        keys.RefuseOthers(subject, diagnostics);
        var record = Make(mapping.Location, type, fields, said);
        if (record is not null)
        {
            said.AddTo(context.Places, record, mapping.Location);
        }

        return record;
    }

    /// <summary>Takes required fields that the author leaves out from the retrieved record; until then they have any value.</summary>
    private static ValueList<MetadataField> Inherit(MetadataType type, FieldValues fields, Said said)
    {
        var inherited = type.Fields
            .Where(field => field.IsAlwaysRequired && field.ComplexType is null && !fields.Has(field) && !said.Unreadable.Contains(field))
            .ToValueList();
        foreach (var field in inherited)
        {
            fields.Add(field, field.Kind switch
            {
                MetadataValueKind.Boolean => false,
                MetadataValueKind.Integer => 0,
                MetadataValueKind.Enumeration => field.Enum!.Values[0].Value,
                _ => "",
            });
        }

        return inherited;
    }

    /// <summary>The record, unless a field is missing without which none can be made.</summary>
    private MetadataObject? Make(SourceLocation location, MetadataType type, FieldValues fields, Said said)
    {
        var missing = type.Fields.Where(field => field.IsAlwaysRequired && !fields.Has(field)).ToArray();
        foreach (var field in missing.Where(field => !said.Unreadable.Contains(field)))
        {
            diagnostics.Add(DiagnosticCatalog.RequiredFieldMissing(location, type, field, field.PolicyKey));
        }

        return missing.Length > 0 ? null : type.Create(fields);
    }

    /// <summary>Where the author said what, until there is a record to note it for.</summary>
    private sealed class Said
    {
        public List<(MetadataField Field, SourceLocation Location)> Places { get; } = [];

        public List<(MetadataField Field, int Index, SourceLocation Location)> Items { get; } = [];

        public List<MetadataField> Exact { get; } = [];

        public HashSet<MetadataField> Unreadable { get; } = [];

        public void AddTo(SourceMap map, MetadataObject record, SourceLocation whole)
        {
            map.Add(record, null, whole);
            foreach (var (field, location) in Places)
            {
                map.Add(record, field, location);
            }

            foreach (var (field, index, location) in Items)
            {
                map.Add(record, field, index, location);
            }
        }
    }
}
