using System.Collections;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Conversion;

/// <summary>Moves one connected app into the records of an External Client App, row by row of <see cref="ConnectedAppMapping"/>.</summary>
/// <param name="app">The connected app.</param>
/// <param name="places">The locations of the connected app's values.</param>
/// <param name="madePlaces">Takes the places that the records come from.</param>
/// <param name="diagnostics">Takes what could not be moved.</param>
internal sealed class ConnectedAppMove(ConnectedApp app, SourceMap places, SourceMap madePlaces, DiagnosticBag diagnostics)
{
    private static readonly ILookup<MetadataType, FieldMapping> Rows = ConnectedAppMapping.Fields.ToLookup(row => row.Source.DeclaringType);

    private readonly HashSet<MetadataField> fieldsSaid = [];
    private readonly HashSet<MetadataField> leftOut = [];
    private readonly LossReport losses = new(diagnostics);

    /// <summary>The records; none when the app cannot be moved at all.</summary>
    public IReadOnlyList<MetadataComponent> Run()
    {
        if (NamespacedName.HasMark(app.FullName))
        {
            diagnostics.Add(DiagnosticCatalog.ConnectedAppOfPackage(places.Find(app, null), app.FullName));
            return [];
        }

        var made = ConnectedAppMapping.Records.Where(IsMade).ToArray();
        var drafts = made.Select(Begin).ToArray();
        if (!CheckNames(drafts))
        {
            return [];
        }

        Move(app, drafts);
        new DraftCompletion(app, places, diagnostics, drafts, fieldsSaid).Run(made);
        return [.. drafts.Select(draft => (MetadataComponent)draft.Make(madePlaces, places.Find(app, null)))];
    }

    /// <summary>Checks whether a record is made. One that an org would refuse is left out with all its parts.</summary>
    private bool IsMade(RecordMapping record)
    {
        if (record.Source is not { } source)
        {
            return true;
        }

        if (leftOut.Contains(source) || source.GetValue(app) is not MetadataObject part)
        {
            return false;
        }

        if (IsWhole(part, source.ToString(), record.Type))
        {
            return true;
        }

        leftOut.Add(source);
        return false;
    }

    /// <summary>Checks whether a part of the connected app has everything that an org requires of the record made of it.</summary>
    private bool IsWhole(MetadataObject part, string name, MetadataType target)
    {
        var missing = Rows[part.GetMetadataType()]
            .Where(row => row.Targets.Any(field => field.DeclaringType == target && field.IsAlwaysRequired))
            .Where(row => row.Source.GetValue(part) is not { } value || (value is string text && string.IsNullOrWhiteSpace(text)))
            .Select(row => $"'{row.Source.Name}'")
            .ToArray();
        if (missing.Length == 0)
        {
            return true;
        }

        diagnostics.Add(DiagnosticCatalog.PartNotMoved(
            places.Find(part, null), name, $"it has no {string.Join(" and no ", missing)}, which an External Client App requires."));
        return false;
    }

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
        // The names of all records come from the app's, so a mistake may be in several.
        var mistakes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (ComponentName.FindMistake(draft.FullName, draft.Type) is { } hint && mistakes.Add(hint))
            {
                diagnostics.Add(DiagnosticCatalog.InvalidComponentName(places.Find(app, null), draft.Type.Name, draft.FullName, hint));
            }
        }

        return mistakes.Count == 0;
    }

    private void Move(MetadataObject source, IReadOnlyCollection<RecordDraft> drafts)
    {
        var type = source.GetMetadataType();
        var left = source.UnknownElements.Where(element => !element.IsNil).ToList();
        foreach (var row in Rows[type])
        {
            var values = Values(source, row.Source, left).Where(value => !value.IsBlank).ToArray();
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

    /// <summary>
    /// Gets the values of a field of the source. Values that the field's type could not hold are taken from the unknown elements.
    /// </summary>
    private IEnumerable<PlacedValue> Values(MetadataObject source, MetadataField field, List<UnknownElement> left)
    {
        var value = field.GetValue(source);
        var items = !field.IsRepeated ? new[] { value }.OfType<object>().ToArray() : [.. ((IEnumerable)value!).Cast<object>()];
        for (var i = 0; i < items.Length; i++)
        {
            yield return items[i] is MetadataObject record
                ? new PlacedValue(record, places.Find(record, null))
                : new PlacedValue(field.Enum?.Get(items[i]).Name ?? items[i], places.Find(source, field, i));
        }

        if (field.ComplexType is null && (field.IsRepeated || items.Length == 0))
        {
            var texts = left.Where(
                element => element.Name == field.Name && element.Namespace is null && element.Children.Count == 0);
            foreach (var element in texts.ToArray())
            {
                left.Remove(element);
                yield return new PlacedValue(element.Text ?? "", places.Find(element));
            }
        }
    }

    private void Move(FieldMapping row, PlacedValue[] values, IReadOnlyCollection<RecordDraft> drafts)
    {
        if (leftOut.Contains(row.Source))
        {
            return;
        }

        var targets = Among(drafts, row.Targets);
        targets = targets.Length > 0 ? targets : Among(drafts, row.Otherwise);
        if (targets.Length == 0 && !row.IsTakenApart)
        {
            losses.ReportField(row, values);
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
                MovePart(row, part, value.Place, targets);
            }
            else
            {
                MoveValue(row, value, targets);
            }
        }
    }

    private static (RecordDraft Draft, MetadataField Field)[] Among(
        IReadOnlyCollection<RecordDraft> drafts, ValueList<MetadataField> fields) =>
        [.. fields.SelectMany(field => drafts.Where(draft => draft.Type == field.DeclaringType).Select(draft => (draft, field)))];

    /// <summary>A record inside the connected app, which becomes one inside each target.</summary>
    private void MovePart(FieldMapping row, MetadataObject part, SourceLocation? place, (RecordDraft Draft, MetadataField Field)[] targets)
    {
        var name = row.Source.ToString();
        if (!Array.TrueForAll(targets, target => IsWhole(part, name, target.Field.ComplexType!)))
        {
            return;
        }

        var drafts = targets.Select(target => new RecordDraft(target.Field.ComplexType!)).ToArray();
        Move(part, drafts);
        var made = drafts.Select(draft => draft.Make(madePlaces, place)).ToArray();
        if (row.FindMistake is { } findMistake && made.Select(findMistake).FirstOrDefault(found => found is not null) is { } mistake)
        {
            diagnostics.Add(DiagnosticCatalog.PartNotMoved(place, name, mistake));
            return;
        }

        for (var i = 0; i < targets.Length; i++)
        {
            targets[i].Draft.Add(targets[i].Field, made[i], place);
        }
    }

    private void MoveValue(FieldMapping row, PlacedValue moved, (RecordDraft Draft, MetadataField Field)[] targets)
    {
        var isMoved = false;
        foreach (var (draft, field) in targets)
        {
            if (row.Convert(moved.Value, field) is { } value)
            {
                isMoved = true;
                draft.Add(field, value, moved.Place);
                if (value.Equals(field.MayRevert))
                {
                    diagnostics.Add(DiagnosticCatalog.MayRevert(moved.Place, draft.Type, field, ValueText.OfItem(field, value)));
                }
            }
        }

        if (targets[0].Field.IsCertificate)
        {
            losses.CheckCertificate(row, (string)moved.Value, moved.Place);
        }
        else if (!isMoved)
        {
            losses.ReportValue(row, moved, targets[0].Field);
        }
    }
}
