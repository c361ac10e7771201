namespace IDialogue.Eca.Metadata;

/// <summary>The role of a field in its record, if it is more than a value.</summary>
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
