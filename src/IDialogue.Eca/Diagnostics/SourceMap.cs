using System.Runtime.CompilerServices;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>
/// Remembers where the values of records were said, so that a finding about a record is reported at its author's line.
/// Records are told apart by identity: a copy made by <see langword="with"/> has no places.
/// </summary>
internal sealed class SourceMap
{
    private const int WholeField = -1;

    private readonly Dictionary<Place, SourceLocation> locations = new(PlaceComparer.Instance);

    /// <summary>Says where a field of the record was said; the record as a whole when <paramref name="field"/> is absent.</summary>
    public void Add(MetadataObject owner, MetadataField? field, SourceLocation location) =>
        locations[new Place(owner, field, WholeField)] = location;

    /// <summary>Says where an item of a list was said that Salesforce keeps in one text.</summary>
    public void Add(MetadataObject owner, MetadataField field, int index, SourceLocation location) =>
        locations[new Place(owner, field, index)] = location;

    /// <summary>The place of the item, else of its field, else of its record, else <see langword="null"/>.</summary>
    public SourceLocation? Find(MetadataObject owner, MetadataField? field, int index = WholeField) =>
        locations.TryGetValue(new Place(owner, field, index), out var exact) ? exact
        : locations.TryGetValue(new Place(owner, field, WholeField), out var said) ? said
        : locations.TryGetValue(new Place(owner, null, WholeField), out var whole) ? whole
        : null;

    private readonly record struct Place(MetadataObject Owner, MetadataField? Field, int Index);

    private sealed class PlaceComparer : IEqualityComparer<Place>
    {
        public static readonly PlaceComparer Instance = new();

        public bool Equals(Place x, Place y) =>
            ReferenceEquals(x.Owner, y.Owner) && ReferenceEquals(x.Field, y.Field) && x.Index == y.Index;

        public int GetHashCode(Place obj) =>
            unchecked(
                (RuntimeHelpers.GetHashCode(obj.Owner) * 397) ^ (obj.Field is null ? 0 : RuntimeHelpers.GetHashCode(obj.Field)) ^ obj.Index);
    }
}
