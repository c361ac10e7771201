namespace IDialogue.Eca.Metadata;

/// <summary>A field of a Salesforce type in the catalogue.</summary>
public sealed class MetadataField
{
    private readonly Func<MetadataType> getDeclaringType;

    internal MetadataField(Func<MetadataType> getDeclaringType, string name, string propertyName, MetadataValueKind kind, int index)
    {
        this.getDeclaringType = getDeclaringType;
        Name = name;
        PropertyName = propertyName;
        Kind = kind;
        Index = index;
    }

    /// <summary>Gets the type that has the field.</summary>
    public MetadataType DeclaringType => getDeclaringType();

    /// <summary>Name of the XML element, for example <c>ipRelaxationPolicyType</c>.</summary>
    public string Name { get; }

    /// <summary>Name of the property, for example <c>IpRelaxationPolicyType</c>.</summary>
    public string PropertyName { get; }

    /// <summary>Gets the kind of the field's value, or of each item if it is repeated.</summary>
    public MetadataValueKind Kind { get; }

    /// <summary>One line on what the field means.</summary>
    public required string Description { get; init; }

    /// <summary>The words Setup shows for the field, where they are known.</summary>
    public string? Label { get; init; }

    /// <summary>The key that says this field in a policy file.</summary>
    public string PolicyKey { get => field ?? Name; init; }

    /// <summary>Gets the separator of the items of a list that Salesforce keeps in one text.</summary>
    public string? Separator { get; init; }

    /// <summary>The enum that names the items of such a list, where their names are a closed set.</summary>
    public MetadataEnum? ItemEnum { get; init; }

    /// <summary>
    /// Gets a value indicating whether a merge adds to the list that an org has, unless it is told to replace it: so with permission sets,
    /// profiles and granted custom scopes, and with lists of records that have an identity, for example custom attributes by their keys.
    /// </summary>
    public bool IsAdditive { get => field || ComplexType?.IdentityFields.Count > 0 && IsRepeated; init; }

    /// <summary>Gets Salesforce's value for an absent field, if known; it has the property's type.</summary>
    public object? Default { get; init; }

    /// <summary>The first API version that knows the field.</summary>
    public required ApiVersion Since { get; init; }

    /// <summary>The last API version that knows the field; absent while there is none.</summary>
    public ApiVersion? Until { get; init; }

    /// <summary>Gets a value indicating whether Salesforce refuses a record without the field.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The last API version that required a field which later ones do not; absent where there is none.</summary>
    public ApiVersion? RequiredUntil { get; init; }

    /// <summary>Gets a value indicating whether the element may stand more than once.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>
    /// Gets a value indicating whether the text is an X.509 certificate: base64 with or without PEM's first and last line.
    /// </summary>
    public bool IsCertificate { get; init; }

    /// <summary>Gets a value indicating whether no diagnostic, log or text form may show the value.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Gets a value indicating whether the value is read but never written.</summary>
    public bool IsNeverWritten { get; init; }

    /// <summary>Gets a value indicating whether the value belongs to one org and breaks a deploy to another.</summary>
    public bool IsOrgBound { get; init; }

    /// <summary>The enum, of a field of kind <see cref="MetadataValueKind.Enumeration"/>.</summary>
    public MetadataEnum? Enum { get; init; }

    /// <summary>The type of the record, of a field of kind <see cref="MetadataValueKind.Complex"/>.</summary>
    public MetadataType? ComplexType => GetComplexType?.Invoke();

    internal Func<MetadataType>? GetComplexType { get; init; }

    /// <summary>Gets the field's role in its record.</summary>
    internal FieldRole Role { get; init; }

    /// <summary>
    /// Gets a value indicating whether no supported version does without the field, so that no record can be made without it.
    /// </summary>
    internal bool IsAlwaysRequired { get; init; }

    /// <summary>A value as people would say it, a text or a whole number; of a list, one item.</summary>
    internal object? Example { get; init; }

    /// <summary>Gets one line on an item of a list, where its type does not tell it.</summary>
    internal string? ItemDescription { get; init; }

    /// <summary>
    /// Gets a value indicating whether it is known what the field is to Salesforce when it is absent. Where it is not, a value that is set
    /// always counts.
    /// </summary>
    internal bool IsDefaultKnown { get; init; } = true;

    /// <summary>The value that Salesforce accepts and is reported to put back to another one in some orgs.</summary>
    internal object? MayRevert { get; init; }

    /// <summary>The value that asks Salesforce to do something at the deploy, which no retrieve returns.</summary>
    internal object? Request { get; init; }

    /// <summary>Beside which values of another field this one has a meaning; always when absent.</summary>
    internal FieldCondition? OnlyWith { get; init; }

    internal int Index { get; }

    /// <summary>Checks whether <paramref name="version"/> knows the field.</summary>
    public bool IsKnownTo(ApiVersion version) => version >= Since && (Until is not { } until || version <= until);

    /// <summary>Checks whether <paramref name="version"/> refuses a record without the field.</summary>
    public bool IsRequiredBy(ApiVersion version) => IsKnownTo(version) && (IsRequired || version <= RequiredUntil);

    /// <summary>
    /// The value that <paramref name="owner"/> has in this field: <see langword="null"/> when absent, a <see cref="ValueList{T}"/> when
    /// repeated.
    /// </summary>
    /// <exception cref="InvalidCastException"><paramref name="owner"/> is not of the type that this field belongs to.</exception>
    public object? GetValue(MetadataObject owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return owner.GetMetadataType() == DeclaringType
        ? owner.GetValue(Index)
        : throw new InvalidCastException($"{owner.GetMetadataType().Name} is not the type of the field {this}.");
    }

    /// <summary>Returns the names of the type and of the field, for example <c>ExternalClientApplication.label</c>.</summary>
    public override string ToString() => $"{DeclaringType.Name}.{Name}";
}
