namespace IDialogue.Eca.Policies.Posture;

/// <summary>A record of an app in Setup's words, without secrets, consumer keys and certificates.</summary>
/// <param name="Type">Salesforce's name of its type.</param>
/// <param name="Name">Full name of the record.</param>
/// <param name="Fields">Its settings, in the order of the catalogue.</param>
internal sealed record RecordPosture(string Type, string Name, ValueList<PostureField> Fields);
