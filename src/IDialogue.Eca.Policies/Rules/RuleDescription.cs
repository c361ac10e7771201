using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The description of a rule.</summary>
/// <param name="Code">Code of its findings.</param>
/// <param name="Category">What comes of it when it is broken.</param>
/// <param name="DefaultLevel">
/// The default level; <see cref="RuleLevel.Off"/> for a rule that only baselines ask for.
/// </param>
/// <param name="SalesforcePage">Address of the page of Salesforce that it rests on.</param>
public sealed record RuleDescription(string Code, RuleCategory Category, RuleLevel DefaultLevel, string SalesforcePage)
{
    /// <summary>The controls of baselines that it stands for.</summary>
    public ValueList<RuleControl> Controls { get; init; } = [];

    /// <summary>A rule that rests on the page of a type in Salesforce's Metadata API guide.</summary>
    internal static RuleDescription About(MetadataType type, string code, RuleCategory category, RuleLevel level) => new(
        code,
        category,
        level,
        $"https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_{type.Name.ToLowerInvariant()}.htm");

    /// <summary>A rule of published baselines, off unless a baseline is chosen.</summary>
    internal static RuleDescription OfBaselines(string code, params RuleControl[] controls) => new(
        code, RuleCategory.Security, RuleLevel.Off, RuleBaseline.All.First(baseline => baseline.Name == controls[0].Baseline).Page)
    {
        Controls = controls.ToValueList(),
    };

    /// <summary>Gets the title of the rule's findings.</summary>
    public string Title => DiagnosticPage.Find(Code)!.Title;
}
