using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Comparison;

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
        foreach (var (field, value, inner) in plan.Fields)
        {
            var elements = parent.Children.Where(child => child.Name == field.Name && child.Namespace == XmlNames.Metadata).ToArray();
            if (value is null)
            {
                Array.ForEach(elements, patch.Remove);
            }
            else if (field.IsRepeated)
            {
                SetItems(parent, field, elements, [.. ((System.Collections.IEnumerable)value).Cast<object>()]);
            }
            else if (elements.FirstOrDefault(element => !element.IsNil) is { } element && inner is not null)
            {
                Apply(element, inner);
            }
            else
            {
                Set(parent, field, elements.FirstOrDefault(element => !element.IsNil) ?? elements.FirstOrDefault(), value);
            }
        }
    }

    private void Set(XmlElement parent, MetadataField field, XmlElement? element, object value)
    {
        if (element is null)
        {
            Insert(parent, Predecessor(parent, field.Name), field, value);
        }
        else if (value is MetadataObject record)
        {
            patch.SetRecord(parent, element, record);
        }
        else
        {
            patch.SetText(element, ValueText.OfItem(field, value));
        }
    }

    /// <summary>Keeps the elements whose items are wanted, removes the others and adds what is missing after the last.</summary>
    private void SetItems(XmlElement parent, MetadataField field, XmlElement[] elements, List<object> items)
    {
        foreach (var element in elements)
        {
            var kept = items.FindIndex(item => IsSame(element, field, item));
            if (kept < 0)
            {
                patch.Remove(element);
            }
            else
            {
                items.RemoveAt(kept);
            }
        }

        var after = elements.LastOrDefault() ?? Predecessor(parent, field.Name);
        items.ForEach(item => Insert(parent, after, field, item));
    }

    private static bool IsSame(XmlElement element, MetadataField field, object item)
    {
        var existing = RecordReader.ReadItem(element, field);
        return existing is not null && Meaning.ItemKey(field, existing) == Meaning.ItemKey(field, item);
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
        return next < 0 ? parent.Children.LastOrDefault() : next == 0 ? null : parent.Children[next - 1];
    }
}
