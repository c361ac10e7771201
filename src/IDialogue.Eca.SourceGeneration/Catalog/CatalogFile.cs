namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>What was read of one file: its entry or the versions, or why there is neither.</summary>
internal sealed record CatalogFile(string Path, CatalogEntry? Entry, CatalogVersions? Versions, IReadOnlyList<CatalogProblem> Problems);
