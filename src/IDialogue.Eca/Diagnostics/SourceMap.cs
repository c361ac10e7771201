using System.Runtime.CompilerServices;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>
/// Remembers the locations of the values of records, so that a finding about a record is reported at its author's line.
/// Records are told apart by identity: a copy made by <see langword="with"/> has no places.
/// </summary>
/// <param name="below">Maps whose places count where this one has none.</param>
internal sealed class SourceMap(params SourceMap[] below)
{
    private const int WholeField = -1;

    private readonly Dictionary<Place, SourceLocation> locations = new(PlaceComparer.Instance);
    private readonly HashSet<SourceLocation> replaced = [];

    /// <summary>Places where another text will stand than the one that was read.</summary>
    public IEnumerable<SourceLocation> Replaced => replaced.Concat(below.SelectMany(map => map.Replaced));

    /// <summary>Records the location of a field; that of the record as a whole if <paramref name="field"/> is absent.</summary>
    public void Add(MetadataObject owner, MetadataField? field, SourceLocation location) =>
        locations[new Place(owner, field, WholeField)] = location;

    /// <summary>Records the location of an item of a list of texts or of one that Salesforce keeps in one text.</summary>
    public void Add(MetadataObject owner, MetadataField field, int index, SourceLocation location) =>
        locations[new Place(owner, field, index)] = location;

    /// <summary>Says where an element stands that no property of its record can hold.</summary>
    public void Add(UnknownElement element, SourceLocation location) => locations[new Place(element, null, WholeField)] = location;

    /// <summary>Says that another text will stand at a place than the one that was read.</summary>
    public void AddReplaced(SourceLocation location) => replaced.Add(location);

    /// <summary>Checks whether the text of a field is not the one that will count.</summary>
    public bool IsReplaced(MetadataObject owner, MetadataField field) =>
        FindExact(owner, field) is { } place && IsReplaced(place);

    /// <summary>Checks whether the text of an item, of a list that Salesforce keeps in one text, is not the one that will count.</summary>
    public bool IsReplaced(MetadataObject owner, MetadataField field, int index) =>
        Find(new Place(owner, field, index)) is { } place ? IsReplaced(place) : IsReplaced(owner, field);

    /// <summary>The place of the item, else of its field, else of its record, else <see langword="null"/>.</summary>
    public SourceLocation? Find(MetadataObject owner, MetadataField? field, int index = WholeField) =>
        Find(new Place(owner, field, index)) ?? FindExact(owner, field) ?? FindExact(owner, null);

    /// <summary>The place of the field itself, or <see langword="null"/>.</summary>
    public SourceLocation? FindExact(MetadataObject owner, MetadataField? field) => Find(new Place(owner, field, WholeField));

    /// <summary>The place of an element that no property of its record can hold, or <see langword="null"/>.</summary>
    public SourceLocation? Find(UnknownElement element) => Find(new Place(element, null, WholeField));

    /// <summary>Gives a merged record its places: the author's location of a field, else that in the retrieved file.</summary>
    public void Inherit(MetadataObject merged, MetadataObject desired, MetadataObject retrieved)
    {
        Inherit(merged, null, desired, retrieved);
        foreach (var field in merged.GetMetadataType().Fields)
        {
            var place = Inherit(merged, field, desired, retrieved);
            switch (field.GetValue(merged))
            {
                case MetadataObject inner:
                    var innerDesired = field.GetValue(desired) as MetadataObject;
                    var innerRetrieved = field.GetValue(retrieved) as MetadataObject;
                    Inherit(inner, innerDesired ?? inner, innerRetrieved ?? inner);
                    break;
                case IEnumerable<MetadataObject> items when place is { } location:
                    InheritItems(items, [.. ItemsOf(field, desired).Concat(ItemsOf(field, retrieved)).Cast<MetadataObject>()], location);
                    break;
                case string or IEnumerable<string>:
                    InheritItems(merged, field, desired, retrieved);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>A record in a list has the place of the one that it equals.</summary>
    private void InheritItems(IEnumerable<MetadataObject> merged, MetadataObject[] sources, SourceLocation list)
    {
        foreach (var item in merged)
        {
            var source = Array.Find(sources, source => source.Equals(item));
            Add(item, null, (source is null ? null : FindExact(source, null)) ?? list);
        }
    }

    /// <summary>A text in a list has the place of the one that it equals.</summary>
    private void InheritItems(MetadataObject merged, MetadataField field, MetadataObject desired, MetadataObject retrieved)
    {
        var items = ItemsOf(field, merged).ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            if ((PlaceOfItem(items[i], field, desired) ?? PlaceOfItem(items[i], field, retrieved)) is { } place)
            {
                Add(merged, field, i, place);
            }
        }
    }

    private SourceLocation? PlaceOfItem(object item, MetadataField field, MetadataObject owner)
    {
        var index = Array.IndexOf([.. ItemsOf(field, owner)], item);
        return index < 0 ? null : Find(new Place(owner, field, index)) ?? FindExact(owner, field);
    }

    private static IEnumerable<object> ItemsOf(MetadataField field, MetadataObject owner) => field.GetValue(owner) switch
    {
        string text => field.Separator is null ? [] : ListText.Items(field, text),
        System.Collections.IEnumerable items => items.Cast<object>(),
        _ => [],
    };

    private bool IsReplaced(SourceLocation place) => replaced.Contains(place) || Array.Exists(below, map => map.IsReplaced(place));

    private SourceLocation? Find(Place place)
    {
        if (locations.TryGetValue(place, out var found))
        {
            return found;
        }

        foreach (var map in below)
        {
            if (map.Find(place) is { } lower)
            {
                return lower;
            }
        }

        return null;
    }

    private SourceLocation? Inherit(MetadataObject merged, MetadataField? field, MetadataObject desired, MetadataObject retrieved)
    {
        var place = FindExact(desired, field) ?? FindExact(retrieved, field);
        if (place is { } location)
        {
            Add(merged, field, location);
        }

        return place;
    }

    private readonly record struct Place(object Owner, MetadataField? Field, int Index);

    private sealed class PlaceComparer : IEqualityComparer<Place>
    {
        public static readonly PlaceComparer Instance = new();

        public bool Equals(Place x, Place y) =>
            ReferenceEquals(x.Owner, y.Owner) && ReferenceEquals(x.Field, y.Field) && x.Index == y.Index;

        public int GetHashCode(Place obj) =>
            unchecked(
                (RuntimeHelpers.GetHashCode(obj.Owner) * 397) ^ RuntimeHelpers.GetHashCode(obj.Field) ^ obj.Index);
    }
}
