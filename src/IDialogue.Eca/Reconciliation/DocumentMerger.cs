using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Reconciliation;

/// <summary>Carries out a plan on the text of a retrieved file.</summary>
internal sealed class DocumentMerger(XmlPatch patch)
{
    /// <summary>The file's bytes with the plan carried out.</summary>
    public static byte[] Merge(MetadataDocument document, RecordPlan plan)
    {
        var patch = new XmlPatch(document.Source, document.Root);
        new DocumentMerger(patch).Apply(document.Root, plan);
        return patch.Apply();
    }

    private void Apply(XmlElement parent, RecordPlan plan)
    {
        foreach (var step in plan.Fields)
        {
            var elements = parent.Children
                .Where(child => child.Name == step.Field.Name && child.Namespace == XmlNames.Metadata)
                .ToArray();
            switch (step)
            {
                case FieldPlan.Removal:
                    Array.ForEach(elements, patch.Remove);
                    break;
                case FieldPlan.Setting setting:
                    Set(parent, setting, elements.FirstOrDefault(element => !element.IsNil) ?? elements.FirstOrDefault());
                    break;
                case FieldPlan.Patch inner:
                    Apply(Array.Find(elements, element => !element.IsNil)!, inner.Inner);
                    break;
                case FieldPlan.List list:
                    Change(parent, list, elements);
                    break;
                default:
                    throw new InvalidOperationException($"Unknown step {step}.");
            }
        }
    }

    private void Set(XmlElement parent, FieldPlan.Setting step, XmlElement? element)
    {
        if (element is null)
        {
            Insert(parent, Predecessor(parent, step.Field.Name), step.Field, step.Value);
        }
        else
        {
            Fill(parent, element, step.Field, step.Value);
        }
    }

    private void Fill(XmlElement parent, XmlElement element, MetadataField field, object value)
    {
        if (value is MetadataObject record)
        {
            patch.SetRecord(parent, element, record);
        }
        else
        {
            patch.SetText(element, ValueText.OfItem(field, value));
        }
    }

    /// <summary>The plan speaks of the items that could be read; an element that could not stays.</summary>
    private void Change(XmlElement parent, FieldPlan.List step, XmlElement[] elements)
    {
        var items = Array.FindAll(elements, element => RecordReader.ReadItem(element, step.Field) is not null);
        for (var i = 0; i < items.Length; i++)
        {
            if (step.Existing[i].IsRemoved)
            {
                patch.Remove(items[i]);
            }
            else if (step.Existing[i].Patch is { } inner)
            {
                Apply(items[i], inner);
            }
        }

        // An element that says there is nothing cannot stand beside one that says something.
        var empty = step.Added.Count == 0 ? [] : Array.FindAll(elements, element => element.IsNil);
        var after = elements.LastOrDefault() ?? Predecessor(parent, step.Field.Name);
        for (var i = 0; i < Math.Max(step.Added.Count, empty.Length); i++)
        {
            if (i >= step.Added.Count)
            {
                patch.Remove(empty[i]);
            }
            else if (i < empty.Length)
            {
                Fill(parent, empty[i], step.Field, step.Added[i]);
            }
            else
            {
                Insert(parent, after, step.Field, step.Added[i]);
            }
        }
    }

    private void Insert(XmlElement parent, XmlElement? after, MetadataField field, object value)
    {
        if (value is MetadataObject record)
        {
            patch.Insert(parent, after, field.Name, record);
        }
        else
        {
            patch.Insert(parent, after, field.Name, ValueText.OfItem(field, value));
        }
    }

    /// <summary>The child before the first one whose name comes later; Salesforce's order is ordinal.</summary>
    private static XmlElement? Predecessor(XmlElement parent, string name)
    {
        var next = parent.Children.FindIndex(child => string.CompareOrdinal(child.Name, name) > 0);
        return next switch
        {
            < 0 => parent.Children.LastOrDefault(),
            0 => null,
            _ => parent.Children[next - 1],
        };
    }
}
