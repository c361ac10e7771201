using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Reads guard files. They have no overlays and no variables, which authors of policy files could set.</summary>
internal sealed class GuardBinder(BindingContext context)
{
    private const string Owner = "The guard file";

    /// <summary>No suppression needs longer, and days beyond the calendar have no date.</summary>
    private const int DaysOfCentury = 36_525;

    private readonly ValueBinder values = new(context);

    /// <summary>Reads a guard file; <see langword="null"/> if there is none, or after an error.</summary>
    public static RuleGuard? Read(InputFiles inputs, string? path, DiagnosticBag diagnostics)
    {
        var root = path is not null && inputs.ReadText(path, null, diagnostics) is { } text
            ? YamlReader.Read(text, path, diagnostics)
            : null;
        return root is null ? null : new GuardBinder(new BindingContext(diagnostics, inputs, areNamesNeeded: true)).Bind(root);
    }

    private RuleGuard? Bind(YamlNode root)
    {
        if (values.Mapping(root, Owner) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping, GuardKeys.All);
        var (rules, baselines, suppressions) =
            (keys.Take(GuardKeys.Rules), keys.Take(GuardKeys.Baselines), keys.Take(GuardKeys.Suppressions));
        var settings = new RuleSettingsBinder(context);
        var guard = new RuleGuard
        {
            Levels = rules is null ? [] : settings.BindLevels(rules),
            Baselines = baselines is null ? [] : settings.BindBaselines(baselines),
            Terms = suppressions is null ? null : BindTerms(suppressions),
        };
        if (mapping.Entries.Count == 0)
        {
            context.Diagnostics.Add(DiagnosticCatalog.MissingKey(
                mapping.Location, Owner, GuardKeys.Rules.Name, "Without 'rules', 'baselines' or 'suppressions' it requires nothing."));
        }

        keys.RefuseOthers(Owner, context.Diagnostics);
        return guard;
    }

    private SuppressionTerms? BindTerms(YamlEntry suppressions)
    {
        var subject = ValueBinder.Quote(suppressions.Key.Text);
        if (values.Mapping(suppressions.Value, subject) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping, GuardKeys.Terms);
        var terms = new SuppressionTerms(suppressions.Key.Location)
        {
            IsAllowed = keys.Take(GuardKeys.Allow) is not { } allow || values.Boolean(allow.Value, Subject(allow)) == true,
            MaximumDays = keys.Take(GuardKeys.MaximumDays) is { } days ? BindDays(days) : null,
            Approvers = keys.Take(GuardKeys.Approvers) is { } approvers
                ? (values.List(approvers.Value, Subject(approvers)) ?? []).Select(approver => approver.Text).ToValueList()
                : [],
        };
        keys.RefuseOthers(subject, context.Diagnostics);
        return terms;
    }

    private int? BindDays(YamlEntry days) =>
        values.Integer(days.Value, Subject(days)) is { } number ? Math.Min(number, DaysOfCentury) : null;

    private static string Subject(YamlEntry entry) => ValueBinder.Quote(entry.Key.Text);
}
