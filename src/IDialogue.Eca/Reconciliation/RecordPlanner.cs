using System.Collections;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Reconciliation;

/// <summary>Decides, field by field, what becomes of a retrieved record when a desired one is merged into it.</summary>
internal sealed class RecordPlanner
{
    private readonly DesiredComponent desired;
    private readonly string path;
    private readonly List<FieldPlan> fields = [];
    private readonly List<FieldChange> changes = [];

    private RecordPlanner(DesiredComponent desired, string path)
    {
        this.desired = desired;
        this.path = path;
    }

    /// <summary>The plan for a component; both records are of the same type.</summary>
    public static RecordPlan Plan(DesiredComponent desired, MetadataComponent retrieved) =>
        new RecordPlanner(desired, path: "").Plan(desired.Component, retrieved);

    private RecordPlan Plan(MetadataObject wanted, MetadataObject retrieved)
    {
        foreach (var field in wanted.GetMetadataType().Fields.Where(field => !field.IsNeverWritten))
        {
            var value = desired.Inherited.Contains(field) ? null : ValueOf(field, wanted);
            Plan(field, wanted, value, retrieved, ValueOf(field, retrieved));
        }

        var planned = new HashSet<string>(fields.Select(plan => plan.Field.Name), StringComparer.Ordinal);
        changes.AddRange(retrieved.UnknownElements
            .Where(element => !element.IsNil && !planned.Contains(element.Name))
            .Select(element => new FieldChange(FieldChangeKind.WillReset, path + element.Name, ValueText.NotShown, null)));
        return new RecordPlan(fields, changes);
    }

    private void Plan(MetadataField field, MetadataObject wanted, object? value, MetadataObject retrieved, object? existing)
    {
        if (desired.Removed.Contains(field) || (value is null && LosesMeaning(field, wanted, retrieved, existing)))
        {
            if (existing is not null || IsUnread(field, retrieved))
            {
                fields.Add(new FieldPlan.Removal(field));
                var before = ValueText.Of(field, existing) ?? ValueText.NotShown;
                changes.Add(new FieldChange(FieldChangeKind.Removed, path + field.Name, before, null) { Field = field });
            }
        }
        else if (value is null)
        {
            NoteReset(field, wanted, retrieved, existing);
        }
        else if (field.IsRepeated)
        {
            PlanItems(field, Items(value), Items(existing));
        }
        else if (value is MetadataObject inner && existing is MetadataObject existingInner)
        {
            if (Inner($"{path}{field.Name}.", inner, existingInner) is { } plan)
            {
                fields.Add(new FieldPlan.Patch(field, plan));
            }
        }
        else
        {
            PlanValue(field, wanted, value, retrieved, existing);
        }
    }

    /// <summary>Checks whether what the org has in a field means something, and will not beside what is desired.</summary>
    private bool LosesMeaning(MetadataField field, MetadataObject wanted, MetadataObject retrieved, object? existing) =>
        field.OnlyWith is { } condition
        && (desired.Removed.Contains(condition.Field)
            ? condition.Field.GetValue(retrieved) is not null
            : Ends(condition, wanted, retrieved) && (existing is null || !Meaning.IsSame(field, wanted, null, retrieved, existing)));

    /// <summary>A value that had no meaning before either belongs to the org and stays.</summary>
    private static bool Ends(FieldCondition condition, MetadataObject wanted, MetadataObject retrieved) =>
        condition.IsMet(wanted) == false && !Equals(condition.Field.GetValue(wanted), condition.Field.GetValue(retrieved));

    private void PlanValue(MetadataField field, MetadataObject wanted, object value, MetadataObject retrieved, object? existing)
    {
        var target = value;
        if (field.Separator is { } separator && !ListText.IsByLine(field) && value is string items && existing is string list)
        {
            target = IsAdditive(field) ? ListText.Add(list, items, separator) : ListText.Replace(list, items, separator);
            NoteLost(field, IsAdditive(field) ? string.Join(", ", ListText.Without(list, items)) : "");
        }

        // In other words for the same nothing is written, but what the author says is, even where Salesforce would take it for granted.
        var isSameText = Meaning.Key(field, wanted, target) == Meaning.Key(field, retrieved, existing);
        if (existing is null || !isSameText)
        {
            fields.Add(new FieldPlan.Setting(field, target));
        }

        if (!isSameText)
        {
            var isUnread = existing is null && IsUnread(field, retrieved);
            var kind = existing is null && !isUnread ? FieldChangeKind.Added : FieldChangeKind.Changed;
            var isSame = !isUnread && Meaning.IsSame(field, wanted, target, retrieved, existing);
            Note(isSame ? FieldChangeKind.WriteOnly : kind, field, existing, target, isUnread);
        }
    }

    /// <summary>
    /// Items are told from each other by their identity: one that is there is changed in place, and the others stay.
    /// </summary>
    private void PlanItems(MetadataField field, object[] wanted, object[] existing)
    {
        var plans = new ItemPlan[existing.Length];
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var i = 0; i < existing.Length; i++)
        {
            var identity = Meaning.Identity(field, existing[i]);
            if (!places.TryGetValue(identity, out var queue))
            {
                places[identity] = queue = new Queue<int>();
            }

            queue.Enqueue(i);
        }

        var added = new List<object>();
        foreach (var item in wanted)
        {
            if (!places.TryGetValue(Meaning.Identity(field, item), out var queue) || queue.Count == 0)
            {
                added.Add(item);
                changes.Add(new FieldChange(FieldChangeKind.Added, path + field.Name, null, Shown(field, item)) { Field = field });
            }
            else if (queue.Dequeue() is var place && item is MetadataObject inner)
            {
                plans[place] = new ItemPlan(false, Inner($"{path}{field.Name}[{Name(inner)}].", inner, (MetadataObject)existing[place]));
            }
        }

        foreach (var place in places.Values.SelectMany(queue => queue).OrderBy(place => place))
        {
            plans[place] = new ItemPlan(!IsAdditive(field), null);
            var kind = IsAdditive(field) ? FieldChangeKind.WillReset : FieldChangeKind.Removed;
            changes.Add(new FieldChange(kind, path + field.Name, Shown(field, existing[place]), null) { Field = field });
        }

        if (added.Count > 0 || Array.Exists(plans, plan => plan.IsRemoved || plan.Patch is not null))
        {
            fields.Add(new FieldPlan.List(field, plans, added));
        }
    }

    /// <summary>The plan for a record inside the record, if it changes anything; what it changes is noted.</summary>
    private RecordPlan? Inner(string innerPath, MetadataObject wanted, MetadataObject existing)
    {
        var plan = new RecordPlanner(desired, innerPath).Plan(wanted, existing);
        changes.AddRange(plan.Changes);
        return plan.Fields.Count > 0 ? plan : null;
    }

    /// <summary>Notes what a deploy of the desired record alone would undo. Values that belong to the org are the org's.</summary>
    private void NoteReset(MetadataField field, MetadataObject wanted, MetadataObject retrieved, object? existing)
    {
        var isKept = existing is null || field.IsOrgBound || Meaning.IsSame(field, wanted, null, retrieved, existing);
        if (!isKept)
        {
            Note(FieldChangeKind.WillReset, field, existing, Equivalences.DefaultOf(field, wanted));
        }
    }

    private void NoteLost(MetadataField field, string items)
    {
        if (items.Length > 0)
        {
            changes.Add(new FieldChange(FieldChangeKind.WillReset, path + field.Name, items, null) { Field = field });
        }
    }

    private void Note(FieldChangeKind kind, MetadataField field, object? before, object? after, bool isUnread = false)
    {
        var shown = ValueText.Of(field, before) ?? (isUnread ? ValueText.NotShown : null);
        changes.Add(new FieldChange(kind, path + field.Name, shown, ValueText.Of(field, after)) { Field = field });
    }

    /// <summary>Checks whether the org has a value of a field that could not be read.</summary>
    private static bool IsUnread(MetadataField field, MetadataObject retrieved) =>
        retrieved.UnknownElements.Any(element => element.Name == field.Name && !element.IsNil);

    private bool IsAdditive(MetadataField field) => field.IsAdditive && !desired.Exact.Contains(field);

    private static string Shown(MetadataField field, object item) => field.IsSecret ? ValueText.Secret : ValueText.OfItem(field, item);

    /// <summary>Gets the text that identifies a record of a list to people.</summary>
    private static string Name(MetadataObject record) =>
        string.Join(" ", record.GetMetadataType().IdentityFields.Select(field => field.GetValue(record)).OfType<string>());

    /// <summary>A value that is there: an empty list says nothing.</summary>
    private static object? ValueOf(MetadataField field, MetadataObject record)
    {
        var value = field.GetValue(record);
        return field.IsRepeated && Items(value).Length == 0 ? null : value;
    }

    private static object[] Items(object? list) => list is null ? [] : [.. ((IEnumerable)list).Cast<object>()];
}
