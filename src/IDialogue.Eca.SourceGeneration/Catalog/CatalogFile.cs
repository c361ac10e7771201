namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>The content of one file: its entry or the versions, or the reason why there is neither.</summary>
internal sealed record CatalogFile(string Path, CatalogEntry? Entry, CatalogVersions? Versions, IReadOnlyList<CatalogProblem> Problems);
