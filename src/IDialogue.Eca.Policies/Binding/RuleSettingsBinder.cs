using System.Globalization;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Binds what a policy file says about rules.</summary>
internal sealed class RuleSettingsBinder(BindingContext context)
{
    private const string DateFormat = "yyyy-MM-dd";

    private readonly ValueBinder values = new(context);

    public RuleSettings Bind(KeyReader keys)
    {
        var (rules, baselines, suppressions) = (keys.Take(FileKeys.Rules), keys.Take(FileKeys.Baselines), keys.Take(FileKeys.Suppressions));
        return new RuleSettings
        {
            Levels = rules is null ? [] : BindLevels(rules),
            Baselines = baselines is null ? [] : BindBaselines(baselines).Select(bound => bound.Baseline).ToValueList(),
            Suppressions = suppressions is null ? [] : BindSuppressions(suppressions),
        };
    }

    /// <summary>Binds the levels of rules.</summary>
    public ValueList<RuleLevelSetting> BindLevels(YamlEntry rules)
    {
        var levels = new List<RuleLevelSetting>();
        foreach (var entry in values.Mapping(rules.Value, ValueBinder.Quote(rules.Key.Text))?.Entries ?? [])
        {
            var rule = BindRule(entry.Key, "'rules'");
            var level = values.OneOf(
                entry.Value,
                ValueBinder.Quote(entry.Key.Shown),
                [.. KeyWords.Levels.Select(known => (known.Word, (RuleLevel?)known.Level))]);
            if (rule is not null && level is not null)
            {
                levels.Add(new RuleLevelSetting(rule, level.Value) { Location = entry.Key.Location });
            }
        }

        return levels.ToValueList();
    }

    /// <summary>Binds the names of baselines.</summary>
    public ValueList<GuardedBaseline> BindBaselines(YamlEntry baselines)
    {
        var known = RuleBaseline.All.Select(baseline => (baseline.Name, baseline)).ToArray();
        var items = values.List(baselines.Value, ValueBinder.Quote(baselines.Key.Text)) ?? [];
        return items
            .Select((item, index) => values.OneOf(item, ValueBinder.Item("'baselines'", index), known) is { } baseline
                ? new GuardedBaseline(baseline, item.Location)
                : null)
            .OfType<GuardedBaseline>()
            .ToValueList();
    }

    private ValueList<RuleSuppression> BindSuppressions(YamlEntry suppressions)
    {
        const string Subject = "'suppressions'";
        if (suppressions.Value is not YamlSequence sequence)
        {
            context.Diagnostics.Add(DiagnosticCatalog.UnexpectedShape(
                suppressions.Value.Location, Subject, "a list", suppressions.Value.Shape));
            return [];
        }

        return sequence.Items.Select((item, index) => BindSuppression(item, ValueBinder.Item(Subject, index)))
            .OfType<RuleSuppression>()
            .ToValueList();
    }

    private RuleSuppression? BindSuppression(YamlNode node, string subject)
    {
        if (values.Mapping(node, subject) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping, SuppressionKeys.All);
        var rule = Required(SuppressionKeys.Rule) is { } code ? BindRule(code.Value, "'rule'") : null;
        var reason = Required(SuppressionKeys.Reason) is { } why ? values.Text(why.Value, "'reason'") : null;
        var (app, owner, approver) = (Text(SuppressionKeys.App), Text(SuppressionKeys.Owner), Text(SuppressionKeys.Approver));
        var until = keys.Take(SuppressionKeys.Until) is { } end ? BindDate(end.Value) : null;
        keys.RefuseOthers(subject, context.Diagnostics);
        return rule is null || reason is null
            ? null
            : new RuleSuppression
            {
                Rule = rule,
                App = app,
                Reason = reason,
                Until = until,
                Owner = owner,
                Approver = approver,
                Location = mapping.Location,
            };

        string? Text(PolicyKey key) => keys.Take(key) is { } entry ? values.Text(entry.Value, ValueBinder.Quote(key.Name)) : null;

        YamlEntry? Required(PolicyKey key)
        {
            var entry = keys.Take(key);
            if (entry is null)
            {
                context.Diagnostics.Add(DiagnosticCatalog.MissingKey(
                    mapping.Location, subject, key.Name, "A suppression names a rule and gives a reason."));
            }

            return entry;
        }
    }

    private string? BindRule(YamlNode node, string subject)
    {
        if (RuleCatalog.Find(ValueBinder.Shown(node)) is null && DiagnosticPage.Find(ValueBinder.Shown(node)) is { } page)
        {
            context.Diagnostics.Add(DiagnosticCatalog.UnexpectedShape(
                node.Location, subject, "the code of a rule", $"{page.Code}, a finding that cannot be configured"));
            return null;
        }

        return values.OneOf(node, subject, [.. RuleCatalog.All.Select(rule => (rule.Code, rule.Code))]);
    }

    private DateTime? BindDate(YamlNode node)
    {
        if (values.Text(node, "'until'") is not { } text)
        {
            return null;
        }

        if (DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        context.Diagnostics.Add(DiagnosticCatalog.UnexpectedShape(
            node.Location, "'until'", $"a date in the form {DateFormat}", $"'{ValueBinder.Shown(node)}'"));
        return null;
    }
}
