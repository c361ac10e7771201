using System.Collections;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Conversion;

/// <summary>Moves one connected app into the records of an External Client App, row by row of <see cref="ConnectedAppMapping"/>.</summary>
/// <param name="app">The connected app.</param>
/// <param name="places">Where the connected app says what.</param>
/// <param name="madePlaces">Takes the places that the records come from.</param>
/// <param name="diagnostics">Takes what could not be moved.</param>
internal sealed class ConnectedAppMove(ConnectedApp app, SourceMap places, SourceMap madePlaces, DiagnosticBag diagnostics)
{
    private static readonly ILookup<MetadataType, FieldMapping> Rows = ConnectedAppMapping.Fields.ToLookup(row => row.Source.DeclaringType);

    private readonly HashSet<MetadataField> fieldsSaid = [];

    /// <summary>The records; none when the app cannot be moved at all.</summary>
    public IReadOnlyList<MetadataComponent> Run()
    {
        if (NamespacedName.HasMark(app.FullName))
        {
            diagnostics.Add(DiagnosticCatalog.ConnectedAppOfPackage(places.Find(app, null), app.FullName));
            return [];
        }

        var drafts = ConnectedAppMapping.Records.Where(IsMade).Select(Begin).ToArray();
        if (!CheckNames(drafts))
        {
            return [];
        }

        Move(app, drafts);
        AddDefaults(drafts);
        return [.. drafts.Select(draft => (MetadataComponent)draft.Make(madePlaces, places.Find(app, null)))];
    }

    private bool IsMade(RecordMapping record) => record.Source is null || record.Source.GetValue(app) is not null;

    private RecordDraft Begin(RecordMapping record)
    {
        var type = record.Type;
        var draft = new RecordDraft(type, type.DeployedName is { } pattern ? RecordName.Of(pattern, app.FullName) : app.FullName);
        if (type.AppField is { } appField)
        {
            draft.Add(appField, app.FullName, null);
        }

        foreach (var (field, value) in record.Given)
        {
            draft.Add(field, value, null);
        }

        return draft;
    }

    private bool CheckNames(IEnumerable<RecordDraft> drafts)
    {
        var areGood = true;
        foreach (var draft in drafts)
        {
            if (ComponentName.FindMistake(draft.FullName, draft.Type) is { } hint)
            {
                diagnostics.Add(DiagnosticCatalog.InvalidComponentName(places.Find(app, null), draft.Type.Name, draft.FullName, hint));
                areGood = false;
            }
        }

        return areGood;
    }

    private void Move(MetadataObject source, IReadOnlyCollection<RecordDraft> drafts)
    {
        var type = source.GetMetadataType();
        var left = source.UnknownElements.Where(element => !element.IsNil).ToList();
        foreach (var row in Rows[type])
        {
            var values = Values(source, row.Source, left).Where(value => !value.IsBlank || row.IsRequired).ToArray();
            if (values.Length > 0)
            {
                fieldsSaid.Add(row.Source);
                Move(row, values, drafts);
            }
        }

        foreach (var element in left)
        {
            diagnostics.Add(DiagnosticCatalog.FieldNotConverted(
                places.Find(element), type, element.Name, type.WhyUnknown(element) + " If the app needs it, set its equivalent by hand."));
        }
    }

    /// <summary>What the source says in a field. What the field's own type could not hold is taken from what is left.</summary>
    private IEnumerable<SaidValue> Values(MetadataObject source, MetadataField field, List<UnknownElement> left)
    {
        var value = field.GetValue(source);
        var items = !field.IsRepeated ? new[] { value }.OfType<object>().ToArray() : [.. ((IEnumerable)value!).Cast<object>()];
        for (var i = 0; i < items.Length; i++)
        {
            yield return items[i] is MetadataObject record
                ? new SaidValue(record, places.Find(record, null))
                : new SaidValue(field.Enum?.Get(items[i]).Name ?? items[i], places.Find(source, field, i));
        }

        if (field.ComplexType is null && (field.IsRepeated || items.Length == 0))
        {
            foreach (var element in left.Where(element => element.Name == field.Name && element.Namespace is null && element.Children.Count == 0).ToArray())
            {
                left.Remove(element);
                yield return new SaidValue(element.Text ?? "", places.Find(element));
            }
        }
    }

    private void Move(FieldMapping row, SaidValue[] values, IReadOnlyCollection<RecordDraft> drafts)
    {
        var targets = row.Targets
            .SelectMany(target => drafts.Where(draft => draft.Type == target.DeclaringType).Select(draft => (Draft: draft, Field: target)))
            .ToArray();
        if (targets.Length == 0 && !row.IsTakenApart)
        {
            ReportLoss(row, values);
            return;
        }

        foreach (var value in values)
        {
            if (row.IsTakenApart)
            {
                Move((MetadataObject)value.Value, drafts);
            }
            else if (value.Value is MetadataObject part)
            {
                MovePart(part, value.Place, targets);
            }
            else
            {
                MoveValue(row, value, targets);
            }
        }
    }

    /// <summary>A record inside the connected app, which becomes one inside each target.</summary>
    private void MovePart(MetadataObject part, SourceLocation? place, (RecordDraft Draft, MetadataField Field)[] targets)
    {
        var parts = targets.Select(target => new RecordDraft(target.Field.ComplexType!)).ToArray();
        Move(part, parts);
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i].Draft.Add(targets[i].Field, parts[i].Make(madePlaces, place), place);
        }
    }

    private void MoveValue(FieldMapping row, SaidValue said, (RecordDraft Draft, MetadataField Field)[] targets)
    {
        var isMoved = false;
        foreach (var (draft, field) in targets)
        {
            if (row.Convert(said.Value, field) is { } value)
            {
                isMoved = true;
                draft.Add(field, value, said.Place);
                if (value.Equals(field.Reverts))
                {
                    diagnostics.Add(DiagnosticCatalog.MayRevert(said.Place, draft.Type, field, ValueText.OfItem(field, value)));
                }
            }
        }

        if (!isMoved)
        {
            var source = row.Source;
            diagnostics.Add(DiagnosticCatalog.NoCounterpart(
                said.Place, source.DeclaringType, source, ValueText.OfItem(source, said.Value), row.Hint ?? Expected(targets[0].Field)));
        }
    }

    /// <summary>Says what a connected app takes for granted and an External Client App does not.</summary>
    private void AddDefaults(IReadOnlyCollection<RecordDraft> drafts)
    {
        foreach (var row in ConnectedAppMapping.Fields.Where(row => row.Default is not null && !fieldsSaid.Contains(row.Source)))
        {
            var target = row.Targets[0];
            if (drafts.FirstOrDefault(draft => draft.Type == target.DeclaringType) is { } draft)
            {
                var value = row.Convert(row.Default!, target)!;
                draft.Add(target, value, null);
                diagnostics.Add(DiagnosticCatalog.DefaultWritten(
                    places.Find(app, null),
                    row.Source.DeclaringType,
                    row.Source,
                    ValueText.OfItem(target, value),
                    ValueText.OfItem(target, target.Default!)));
            }
        }
    }

    /// <summary>One finding a field, however long its list. A switch that is off loses nothing.</summary>
    private void ReportLoss(FieldMapping row, SaidValue[] values)
    {
        var field = row.Source;
        var type = field.DeclaringType;
        if (row.IsCredential)
        {
            diagnostics.Add(DiagnosticCatalog.CredentialNotConverted(values[0].Place, type, field));
        }
        else if (values[0].Value is not false)
        {
            diagnostics.Add(DiagnosticCatalog.FieldNotConverted(values[0].Place, type, field.Name, row.WhyNot ?? NoRecord(row)));
        }
    }

    private static string NoRecord(FieldMapping row)
    {
        var types = row.Targets.Select(target => target.DeclaringType).Distinct().ToArray();
        var elements = ConnectedAppMapping.Records.Where(record => types.Contains(record.Type)).Select(record => $"<{record.Source!.Name}>");
        return $"it belongs in {string.Join(" or ", types.Select(type => type.Name))}, and without {string.Join(" or ", elements)} the app gets no such record. "
            + $"If the app needs it, add the section '{types[0].PolicyKey}'.";
    }

    private static string Expected(MetadataField field) => (field.Enum ?? field.ItemEnum) is { } known
        ? $"'{field.Name}' takes: {string.Join(", ", known.Values.Select(value => value.Name))}."
        : $"'{field.Name}' takes {(field.Kind == MetadataValueKind.Boolean ? "true or false" : "a whole number")}.";

    /// <summary>A value that the connected app says: a record, a truth value, a number or a text, which an enum's value is by its name.</summary>
    private readonly record struct SaidValue(object Value, SourceLocation? Place)
    {
        public bool IsBlank => Value is string text && string.IsNullOrWhiteSpace(text);
    }
}
