using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>Words of a policy file for values that are enums in code.</summary>
internal static class KeyWords
{
    public static IReadOnlyList<(string Word, AppOrigin Origin, string Description)> Origins { get; } =
    [
        ("installed", AppOrigin.Installed, "From a package."),
        ("deployed", AppOrigin.Deployed, "From metadata."),
        ("setup", AppOrigin.Setup, "Created in Setup."),
    ];

    public static IReadOnlyList<(string Word, bool? IsAbsent, string Description)> States { get; } =
    [
        ("present", false, "It exists, as the other keys have it. The default."),
        ("absent", true, "It does not exist: a deploy deletes it."),
    ];

    public static IReadOnlyList<(string Word, bool? IsPublic, string Description)> ClientTypes { get; } =
    [
        ("confidential", false, "The client keeps a secret. The default."),
        ("public", true, "The client cannot keep a secret, for example on a user's machine: PKCE takes its place."),
    ];

    public static IReadOnlyList<(string Word, RuleLevel Level, string Description)> Levels { get; } =
    [
        ("off", RuleLevel.Off, "The rule is not checked."),
        ("info", RuleLevel.Info, "A violation is a notice."),
        ("warning", RuleLevel.Warning, "A violation is a warning."),
        ("error", RuleLevel.Error, "A violation is an error: nothing is written."),
    ];
}
