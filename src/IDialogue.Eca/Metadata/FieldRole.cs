namespace IDialogue.Eca.Metadata;

/// <summary>What a field is to its record, where that is more than a value.</summary>
internal enum FieldRole
{
    /// <summary>A value.</summary>
    None,

    /// <summary>Names the app that the component belongs to.</summary>
    App,

    /// <summary>Repeats the name of the component.</summary>
    Name,

    /// <summary>Names the component for people; Salesforce uses the component's name where it is absent.</summary>
    Label,
}
