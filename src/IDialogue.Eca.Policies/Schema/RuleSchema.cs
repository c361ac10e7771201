using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of what a policy file says about rules, as <see cref="RuleSettingsBinder"/> reads it.</summary>
internal static class RuleSchema
{
    private const string Level = "ruleLevel";
    private const string Baseline = "baseline";
    private const string Rule = "ruleCode";

    /// <summary>The keys, at the top of the file.</summary>
    public static void WriteKeys(JsonText json)
    {
        json.Begin('{', PolicyKeys.Rules).Add("description", "Levels of rules; they win over baselines and over the rules' own.").BeginKeys();
        foreach (var rule in RuleCatalog.All)
        {
            json.Begin('{', rule.Code).Add("description", $"{rule.Title}. {rule.Category}, {LevelOf(rule)}.").AddReference(Level).End('}');
        }

        json.End('}').End('}');
        json.Begin('{', PolicyKeys.Baselines)
            .Add("description", "Published lists of controls that shall hold.")
            .Add("type", "array")
            .Add("minItems", 1)
            .Begin('{', "items").AddReference(Baseline).End('}')
            .End('}');
        json.Begin('{', PolicyKeys.Suppressions)
            .Add("description", "Findings that are known and accepted, each with its reason.")
            .Add("type", "array")
            .Begin('{', "items").BeginKeys();
        json.Begin('{', PolicyKeys.Rule).AddReference(Rule).End('}');
        json.Begin('{', PolicyKeys.App).Add("description", "Developer name of the app that it is for; all of the file when left out.").AddReference(ValueSchema.Text).End('}');
        json.Begin('{', PolicyKeys.Reason).Add("description", "Why the rule may be broken.").AddReference(ValueSchema.Text).End('}');
        ValueSchema.WriteDate(json.Begin('{', PolicyKeys.Until).Add("description", "The last day on which it may (UTC)."));
        json.End('}').End('}').AddTexts("required", [PolicyKeys.Rule, PolicyKeys.Reason]).End('}').End('}');
    }

    /// <summary>The definitions that the keys refer to.</summary>
    public static void WriteDefinitions(JsonText json)
    {
        WordSchema.Write(json, Level, "What a broken rule is.", [.. RuleSettingsBinder.Levels.Select(level => (level.Word, level.Description))]);
        WordSchema.Write(json, Baseline, "A published list of controls.", [.. RuleBaseline.All.Select(baseline => (baseline.Name, $"[{baseline.Title}]({baseline.Page})"))]);
        WordSchema.Write(json, Rule, "Code of a rule.", [.. RuleCatalog.All.Select(rule => (rule.Code, rule.Title))]);
    }

    private static string LevelOf(RuleDescription rule) => rule.DefaultLevel == RuleLevel.Off
        ? "off unless a baseline asks for it"
        : $"{rule.DefaultLevel.ToString().ToLowerInvariant()} by itself";
}
