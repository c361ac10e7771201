namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>What was read of one file: its entry, or why there is none.</summary>
internal sealed record CatalogFile(string Path, CatalogEntry? Entry, IReadOnlyList<CatalogProblem> Problems);
