using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Presets;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Makes a record of a mapping, by the catalogue's table of fields.</summary>
internal sealed class RecordBinder(BindingContext context)
{
    private readonly ValueBinder values = new(context);
    private readonly DiagnosticBag diagnostics = context.Diagnostics;

    /// <summary>Binds the desired record of a section; <see langword="null"/> after an error that leaves no record.</summary>
    /// <param name="section">The section.</param>
    /// <param name="type">The component's type.</param>
    /// <param name="recordName">The component's name; empty when it is not known.</param>
    /// <param name="app">Full name of the app that the component belongs to.</param>
    /// <param name="isNameFixed">Whether the policy file sets the name.</param>
    /// <param name="isAppReadable">Whether the app's name is valid; otherwise it has a finding already.</param>
    public DesiredComponent? BindSection(
        YamlEntry section, MetadataType type, string recordName, string? app = null, bool isNameFixed = false, bool isAppReadable = true)
    {
        if (values.Mapping(section.Value, ValueBinder.Quote(section.Key.Text)) is not { } mapping)
        {
            return null;
        }

        PolicyKey[] own = [.. SectionKeys.Of(type)];
        var keys = new KeyReader(
            mapping,
            [.. own.Select(key => key.Name), .. SectionKeys.FieldsOf(type).Select(field => field.PolicyKey)],
            KeyPlaces.OfSection(type));
        var preset = own.Contains(SectionKeys.Preset) ? TakePreset(keys) : null;
        var fields = new FieldValues(type) { FullName = recordName };
        foreach (var (field, value) in new[] { (type.AppField, app), (type.NameField, recordName) })
        {
            if (field is not null && value is not null)
            {
                fields.Add(field, value);
            }
        }

        var bound = new BoundFields();
        if (type.AppField is { } appField && !isAppReadable)
        {
            bound.Unreadable.Add(appField);
        }

        BindFields(keys, type, fields, bound);
        var removed = keys.Take(SectionKeys.Remove) is { } remove ? BindRemoved(remove, type, bound) : [];
        foreach (var meant in keys.RefuseOthers($"'{section.Key.Text}'", diagnostics, key => KeyOf(type, key)))
        {
            if (type.Fields.FirstOrDefault(field => field.PolicyKey == meant) is { } field)
            {
                bound.Unreadable.Add(field);
            }
        }

        Inherit(type, fields, bound);
        if (Make(section.Key.Location, type, fields, bound) is not MetadataComponent record)
        {
            return null;
        }

        if (preset is not null)
        {
            record = preset.ApplyTo((ExtlClntAppOauthConfigurablePolicies)record);
        }

        bound.AddTo(context.Places, record, section.Key.Location);
        return new DesiredComponent(record)
        {
            Removed = removed,
            Exact = bound.Exact.ToValueList(),
            IsNameFixed = isNameFixed,
            UnreadableFields = bound.Unreadable.ToValueList(),
            Inherited = bound.Inherited.ToValueList(),
        };
    }

    /// <summary>The fields to remove from the record.</summary>
    private ValueList<MetadataField> BindRemoved(YamlEntry entry, MetadataType type, BoundFields bound)
    {
        var removed = new List<MetadataField>();
        var known = SectionKeys.FieldsOf(type).ToDictionary(field => field.PolicyKey, StringComparer.Ordinal);
        foreach (var item in values.List(entry.Value, "'remove'") ?? [])
        {
            if (!known.TryGetValue(item.Text, out var field))
            {
                var meant = KeyOf(type, item.Text) ?? Suggestion.Nearest(item.Text, known.Keys);
                diagnostics.Add(DiagnosticCatalog.InvalidValue(item.Location, item.Shown, "'remove'", known.Keys, meant));
            }
            else if (bound.Places.Exists(place => place.Field == field))
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

    private PolicyPreset? TakePreset(KeyReader keys) => keys.Take(SectionKeys.Preset) is not { } entry ? null
        : values.OneOf(entry.Value, "'preset'", [.. PolicyPreset.All.Select(preset => (preset.Name, preset))]);

    private void BindFields(KeyReader keys, MetadataType type, FieldValues fields, BoundFields bound)
    {
        foreach (var field in SectionKeys.FieldsOf(type))
        {
            if (keys.Take(field.PolicyKey) is not { } entry)
            {
                continue;
            }

            bound.Places.Add((field, entry.Value.Location));
            if (!BindField(entry.Value, field, fields, bound))
            {
                bound.Unreadable.Add(field);
            }
        }
    }

    /// <summary>The key for a field that the author called by its API name.</summary>
    private static string? KeyOf(MetadataType type, string apiName) =>
        type.FindField(apiName) is { } field && SectionKeys.HasPolicyKey(field) ? field.PolicyKey : null;

    private bool BindField(YamlNode node, MetadataField field, FieldValues fields, BoundFields bound)
    {
        if (field.IsAdditive && node is YamlMapping mapping)
        {
            if (BindListMode(mapping, field, bound) is not { } list)
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

            bound.Items.AddRange(list.Items.SelectMany(item => LinesOf(item, field)).Select((place, index) => (field, index, place)));
            return list.IsWhole;
        }

        if (BindValue(node, field, subject, bound.Inherited) is not { } value)
        {
            return false;
        }

        fields.Add(field, value);
        return true;
    }

    /// <summary>One place for each line of an item: in a list by lines, an item of several lines is several items.</summary>
    private static IEnumerable<SourceLocation> LinesOf(YamlScalar item, MetadataField field) =>
        Enumerable.Repeat(item.Location, ListText.IsByLine(field) ? item.Text.Trim().Split('\n').Length : 1);

    /// <summary>The list in <c>{ exact: [A, B] }</c> or <c>{ ensure: [A, B] }</c>.</summary>
    private YamlNode? BindListMode(YamlMapping mapping, MetadataField field, BoundFields bound)
    {
        var entry = mapping.Entries.Count == 1 ? mapping.Entries[0] : null;
        if (entry is null || ListKeys.All.All(key => key.Name != entry.Key.Text))
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedShape(
                mapping.Location, ValueBinder.Quote(field.PolicyKey), "a list, or 'ensure' or 'exact' with a list", "other keys"));
            return null;
        }

        if (entry.Key.Text == ListKeys.Exact.Name)
        {
            bound.Exact.Add(field);
            if (entry.Value is YamlSequence { Items.Count: 0 })
            {
                diagnostics.Add(DiagnosticCatalog.MissingValue(entry.Value.Location, ValueBinder.Quote(field.PolicyKey), field.PolicyKey));
                return null;
            }
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

    private object? BindValue(YamlNode node, MetadataField field, string subject, List<MetadataField>? inherited = null) =>
        field.ComplexType is { } type ? BindComplex(node, type, subject, inherited) : values.Simple(node, field, subject);

    /// <param name="node">The mapping.</param>
    /// <param name="type">The type of the record.</param>
    /// <param name="subject">What findings call it.</param>
    /// <param name="inherited">Takes the fields that a merge keeps; absent for an item of a list, which is complete.</param>
    private MetadataObject? BindComplex(YamlNode node, MetadataType type, string subject, List<MetadataField>? inherited)
    {
        if (values.Mapping(node, subject) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping, SectionKeys.FieldsOf(type).Select(field => field.PolicyKey));
        var fields = new FieldValues(type);
        var bound = new BoundFields();
        BindFields(keys, type, fields, bound);
        if (keys.RefuseOthers(subject, diagnostics, key => KeyOf(type, key)).Count > 0)
        {
            // A wrong key is the cause of what is missing.
            bound.Unreadable.UnionWith(type.Fields.Where(field => !fields.Has(field)));
        }

        if (inherited is not null)
        {
            Inherit(type, fields, bound);
            inherited.AddRange(bound.Inherited);
        }

        var record = Make(mapping.Location, type, fields, bound);
        if (record is not null)
        {
            bound.AddTo(context.Places, record, mapping.Location);
        }

        return record;
    }

    /// <summary>Takes required fields that the author leaves out from the retrieved record; until then they have any value.</summary>
    private void Inherit(MetadataType type, FieldValues fields, BoundFields bound)
    {
        var inherited = !context.IsMerged ? [] : type.Fields
            .Where(field => field.IsAlwaysRequired && field.ComplexType is null && !fields.Has(field) && !bound.Unreadable.Contains(field))
            .ToArray();
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

        bound.Inherited.AddRange(inherited);
    }

    /// <summary>The record, unless a field is missing without which none can be made.</summary>
    private MetadataObject? Make(SourceLocation location, MetadataType type, FieldValues fields, BoundFields bound)
    {
        var missing = type.Fields.Where(field => field.IsAlwaysRequired && !fields.Has(field)).ToArray();
        foreach (var field in missing.Where(field => !bound.Unreadable.Contains(field)))
        {
            diagnostics.Add(DiagnosticCatalog.RequiredFieldMissing(location, type, field, field.PolicyKey));
        }

        return missing.Length > 0 ? null : type.Create(fields);
    }
}
