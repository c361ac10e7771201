namespace IDialogue.Eca.Policies.Planning;

/// <summary>A field of a retrieved record and its value in Setup's words.</summary>
/// <param name="Title">The field.</param>
/// <param name="Value">Its value.</param>
internal sealed record PlanField(string Title, string Value);
