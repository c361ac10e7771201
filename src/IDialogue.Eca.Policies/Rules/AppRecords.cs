using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The input of the rules: the records of one app, or those of the org that belong to no app.</summary>
internal sealed record AppRecords
{
    /// <summary>Full name of the app; absent for the org's own records.</summary>
    public string? FullName { get; init; }

    /// <summary>The records of the app, as far as they are known.</summary>
    public required IReadOnlyList<MetadataComponent> Records { get; init; }

    /// <summary>Fields of records that their author tried to say and that could not be read.</summary>
    public Func<MetadataComponent, IReadOnlyCollection<MetadataField>> UnreadableFields { get; init; } = _ => [];

    /// <summary>Gets the locations of the records' values.</summary>
    public required SourceMap Places { get; init; }

    /// <summary>Places whose text came from a variable, at least in part.</summary>
    public IReadOnlyCollection<SourceLocation> FromVariables { get; init; } = [];

    /// <summary>Tells the package whose versions hold a record; <see langword="null"/> where none would.</summary>
    public Func<MetadataComponent, string?> PackageOf { get; init; } = _ => null;

    /// <summary>
    /// Tells whether the app may have a record of a type that is not here, because a file or a section could not be read.
    /// </summary>
    public Func<MetadataType, bool> MayHave { get; init; } = _ => false;

    /// <summary>Gets a value indicating whether the records are files of metadata and not of policies.</summary>
    public bool IsTree { get; init; }

    /// <summary>
    /// Gets a value indicating whether the app itself is among the records, so that what is not there will not be in the org.
    /// </summary>
    public bool IsOwned => All<ExternalClientApplication>().Any();

    /// <summary>
    /// Gets a value indicating whether the app issues JWT access tokens; true also where its global OAuth settings are not known.
    /// </summary>
    public bool IsJwtIssued => Find<ExtlClntAppGlobalOauthSettings>() is not { IsNamedUserJwtEnabled: not true };

    /// <summary>Gets a value indicating whether the app's clients cannot keep a secret, by design.</summary>
    public bool IsPublicClient { get; init; }

    /// <summary>Checks whether the app has this developer name, or this full name.</summary>
    public bool IsNamed(string name) => FullName is { } fullName
        && (string.Equals(fullName, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(NamespacedName.Split(fullName).Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The records of a type.</summary>
    public IEnumerable<T> All<T>() => Records.OfType<T>();

    /// <summary>Checks whether these fields of a record could be read, or are not set.</summary>
    public bool IsReadable(MetadataComponent record, MetadataField[] fields)
    {
        var unreadable = fields.Length == 0 ? [] : UnreadableFields(record);
        return unreadable.Count == 0 || !Array.Exists(fields, unreadable.Contains);
    }

    /// <summary>The app's record of a type.</summary>
    public T? Find<T>()
        where T : class => All<T>().FirstOrDefault();

    /// <summary>Gets the location of a field, else that of its record.</summary>
    public SourceLocation? Place(MetadataObject record, MetadataField? field = null) => Places.Find(record, field);

    /// <summary>Gets the location of an item of a list, else that of its field.</summary>
    public SourceLocation? PlaceOfItem(MetadataObject record, MetadataField field, int index) => Places.Find(record, field, index);
}
