namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>The API versions that the catalogue covers, and the one used where none is given.</summary>
internal sealed record CatalogVersions(CatalogVersion Oldest, CatalogVersion Newest, CatalogVersion Default)
{
    /// <summary>Checks whether what has this last version was gone before the first version that this project writes.</summary>
    public bool IsRetired(CatalogVersion? until) => until is { } last && last.Major < Oldest.Major;

    /// <summary>
    /// Checks whether every version that knows the type requires the field, so that a record without it cannot exist. Those that are only
    /// read can.
    /// </summary>
    public bool IsAlwaysRequired(CatalogField field, CatalogEntry owner) =>
        field.IsRequired && !owner.IsOnlyRead && field.Until is null && field.Since.Major <= Math.Max(owner.Since.Major, Oldest.Major);
}
