namespace IDialogue.Eca.Policies.Planning;

/// <summary>Something that policies name and that the org does not have as they need it.</summary>
/// <param name="Kind">The kind of the item.</param>
/// <param name="Name">Its name, without values of variables.</param>
/// <param name="Description">One sentence: what is missing.</param>
public sealed record MissingItem(OrgItemKind Kind, string Name, string Description);
