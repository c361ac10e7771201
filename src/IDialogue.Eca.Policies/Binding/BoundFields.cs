using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Locations of what a mapping sets, until there is a record to note them for.</summary>
internal sealed class BoundFields
{
    public List<(MetadataField Field, SourceLocation Location)> Places { get; } = [];

    public List<(MetadataField Field, int Index, SourceLocation Location)> Items { get; } = [];

    public List<MetadataField> Exact { get; } = [];

    public List<MetadataField> Inherited { get; } = [];

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
