namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>One value of an enum.</summary>
internal sealed class CatalogValue(string name)
{
    public string Name { get; } = name;

    public CatalogVersion Since { get; set; }

    public CatalogVersion? Until { get; set; }

    public string? Label { get; set; }

    /// <summary>Labels that Setup showed before, separated by bars.</summary>
    public string? FormerLabels { get; set; }

    /// <summary>Names of an OAuth scope in a token request, separated by blanks.</summary>
    public string? Runtime { get; set; }

    /// <summary>The value that Salesforce stores in place of this one.</summary>
    public string? AliasOf { get; set; }

    public string Description { get; set; } = "";
}
