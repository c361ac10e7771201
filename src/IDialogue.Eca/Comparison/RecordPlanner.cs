using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Comparison;

/// <summary>Decides, field by field, what becomes of a retrieved record when a desired one is merged into it.</summary>
internal sealed class RecordPlanner
{
    /// <summary>What stands for a value that nobody can read: it may be a secret.</summary>
    private const string NotShown = "(not shown)";

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
            Plan(field, wanted, Said(field, wanted), retrieved, Said(field, retrieved));
        }

        var planned = new HashSet<string>(fields.Select(plan => plan.Field.Name), StringComparer.Ordinal);
        changes.AddRange(retrieved.UnknownElements
            .Where(element => !element.IsNil && !planned.Contains(element.Name))
            .Select(element => new FieldChange(FieldChangeKind.WillReset, path + element.Name, NotShown, null)));
        return new RecordPlan(fields, changes);
    }

    private void Plan(MetadataField field, MetadataObject wanted, object? value, MetadataObject retrieved, object? existing)
    {
        var isMeaningless = value is null && field.OnlyWith?.IsMet(wanted) == false;
        if (desired.Removed.Contains(field) || isMeaningless)
        {
            if (existing is not null || retrieved.UnknownElements.Any(element => element.Name == field.Name && !element.IsNil))
            {
                fields.Add(new FieldPlan(field, null, null));
                changes.Add(new FieldChange(FieldChangeKind.Removed, path + field.Name, ValueText.Of(field, existing) ?? NotShown, null) { Field = field });
            }
        }
        else if (value is null)
        {
            NoteReset(field, wanted, retrieved, existing);
        }
        else if (value is MetadataObject inner && existing is MetadataObject existingInner)
        {
            var plan = new RecordPlanner(desired, $"{path}{field.Name}.").Plan(inner, existingInner);
            changes.AddRange(plan.Changes);
            if (plan.Fields.Count > 0)
            {
                fields.Add(new FieldPlan(field, value, plan));
            }
        }
        else
        {
            PlanValue(field, wanted, value, retrieved, existing);
        }
    }

    private void PlanValue(MetadataField field, MetadataObject wanted, object value, MetadataObject retrieved, object? existing)
    {
        var target = value;
        if (field.IsUnited && !desired.Exact.Contains(field) && value is string items && existing is string list)
        {
            target = ListText.Add(list, items, field.Separator!);
            var lost = string.Join(", ", ListText.Without(list, items));
            if (lost.Length > 0)
            {
                changes.Add(new FieldChange(FieldChangeKind.WillReset, path + field.Name, lost, null) { Field = field });
            }
        }

        var isSame = Meaning.IsSame(field, wanted, target, retrieved, existing);
        if (!isSame)
        {
            Note(existing is null ? FieldChangeKind.Added : FieldChangeKind.Changed, field, existing, target);
        }

        // What the author says is written even where Salesforce would take it for granted, but not in other words for the same.
        var isSameText = Meaning.Key(field, wanted, target) == Meaning.Key(field, retrieved, existing);
        if (existing is null || !isSameText)
        {
            fields.Add(new FieldPlan(field, target, null));
        }
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

    private void Note(FieldChangeKind kind, MetadataField field, object? before, object? after) =>
        changes.Add(new FieldChange(kind, path + field.Name, ValueText.Of(field, before), ValueText.Of(field, after)) { Field = field });

    /// <summary>A value that is there: an empty list says nothing.</summary>
    private static object? Said(MetadataField field, MetadataObject record)
    {
        var value = field.GetValue(record);
        return field.IsRepeated && !((System.Collections.IEnumerable)value!).Cast<object>().Any() ? null : value;
    }
}
