namespace IDialogue.Eca.Metadata;

/// <summary>A metadata component: a record with a name of its own, in a file of its own.</summary>
/// <remarks>Salesforce type <c>Metadata</c>.</remarks>
public abstract record MetadataComponent : MetadataObject
{
    private protected MetadataComponent()
    {
    }

    /// <summary>Name of the component, which is the name of its file; never written into the file.</summary>
    /// <remarks>Salesforce field <c>fullName</c>.</remarks>
    public required string FullName { get; init; }

    /// <summary>
    /// Full name of the app that the component belongs to, whatever the component itself is called: what
    /// <c>externalClientApplication</c> says, or its own name for the app itself. Absent for components that belong to no app.
    /// </summary>
    internal string? App => GetMetadataType().AppField switch
    {
        { } appField => ((string?)appField.GetValue(this))?.Trim(),
        null when this is ExternalClientApplication => FullName,
        _ => null,
    };
}
