using IDialogue.Eca.SourceGeneration.Emitting;

namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>One field of a type.</summary>
internal sealed class CatalogField(string name, string type)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public string PropertyName { get; } = CSharp.Pascal(name);

    public string? SalesforceType { get; set; }

    public bool IsRequired { get; set; }

    /// <summary>The last version that required a field which later ones do not.</summary>
    public CatalogVersion? RequiredUntil { get; set; }

    public bool IsRepeated { get; set; }

    public CatalogVersion Since { get; set; }

    public CatalogVersion? Until { get; set; }

    public string? PolicyKey { get; set; }

    public string? Label { get; set; }

    public string? Separator { get; set; }

    /// <summary>The enum that names the items of such a list.</summary>
    public string? ItemEnum { get; set; }

    /// <summary>One line on an item of a list, where its type does not tell it.</summary>
    public string? ItemDescription { get; set; }

    /// <summary>The member of <c>FieldRole</c> that names what the field is to its record.</summary>
    public string? Role { get; set; }

    /// <summary>Gets or sets a value indicating whether a merge adds to the list that is there.</summary>
    public bool IsAdditive { get; set; }

    /// <summary>A value as people would say it; of a list, one item.</summary>
    public string? Example { get; set; }

    /// <summary>Gets or sets Salesforce's value for an absent field.</summary>
    public string? Default { get; set; }

    /// <summary>Gets or sets a value indicating whether it is known what the field is to Salesforce when it is absent.</summary>
    public bool IsDefaultKnown { get; set; }

    /// <summary>The value that Salesforce accepts and is reported to put back to another one in some orgs.</summary>
    public string? MayRevert { get; set; }

    /// <summary>The value that asks Salesforce to do something at the deploy, which no retrieve returns.</summary>
    public string? Request { get; set; }

    /// <summary>Beside which values of which field this one has a meaning: <c>field=Value|Value</c>.</summary>
    public string? OnlyWith { get; set; }

    /// <summary>Gets or sets a value indicating whether the text is an X.509 certificate.</summary>
    public bool IsCertificate { get; set; }

    public bool IsSecret { get; set; }

    public bool IsNeverWritten { get; set; }

    public bool IsOrgBound { get; set; }

    public string Description { get; set; } = "";

    /// <summary>Line in the catalogue file, from 0.</summary>
    public int Line { get; set; }
}
