using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>A record of an app in Setup's words, without secrets, consumer keys and certificates.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Full name of the record.</param>
/// <param name="Fields">Its settings, in the order of the catalogue.</param>
internal sealed record RecordPosture(MetadataType Type, string Name, ValueList<PostureField> Fields)
{
    /// <summary>Gets the type in words, with the name if there is one.</summary>
    public string Title => SetupText.TitleOf(Type) + (Name.Length == 0 ? "" : $" ({Name})");
}
