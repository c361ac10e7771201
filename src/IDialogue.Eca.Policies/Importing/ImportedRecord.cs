using System.Collections;
using IDialogue.Eca.Comparison;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Presets;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>Writes a record as the keys of a section.</summary>
internal sealed class ImportedRecord(YamlText yaml, SourceMap places, DiagnosticBag diagnostics)
{
    /// <summary>Fields that are said even where Salesforce would take the same for granted: they are what people look for.</summary>
    private static readonly HashSet<MetadataField> AlwaysSaid =
    [
        ExternalClientApplication.MetadataType.FindField("label")!,
        .. new[] { "permittedUsersPolicyType", "refreshTokenPolicyType", "ipRelaxationPolicyType" }
            .Select(name => ExtlClntAppOauthConfigurablePolicies.MetadataType.FindField(name)!),
    ];

    public void Write(MetadataComponent component)
    {
        var preset = component is ExtlClntAppOauthConfigurablePolicies policies ? PolicyPreset.All.FirstOrDefault(known => known.Covers(policies)) : null;
        if (preset is not null)
        {
            yaml.Comment(preset.Description).Add("preset", preset.Name);
        }

        WriteFields(component, preset?.FieldNames ?? []);
    }

    private void WriteFields(MetadataObject record, IReadOnlyCollection<string> saidByPreset)
    {
        var type = record.GetMetadataType();
        foreach (var field in type.Fields.Where(field => RecordBinder.IsSayable(field) && !saidByPreset.Contains(field.Name)))
        {
            var value = field.GetValue(record);
            var isWanted = field.IsRequired || AlwaysSaid.Contains(field) || field.OnlyWith?.IsMet(record) == true || !Meaning.IsDefault(field, record, value);
            if (value is null || !isWanted)
            {
                continue;
            }

            if (WhyNot(field, value) is { } reason)
            {
                diagnostics.Add(DiagnosticCatalog.LeftOut(places.Find(record, field), type, field.Name, reason));
            }
            else
            {
                WriteField(field, value);
            }
        }

        foreach (var element in record.UnknownElements.Where(element => !element.IsNil))
        {
            diagnostics.Add(DiagnosticCatalog.LeftOut(places.Find(record, null), type, element.Name, "this tool does not know the element."));
        }
    }

    /// <summary>Why a policy file cannot or should not say a value.</summary>
    private static string? WhyNot(MetadataField field, object value) =>
        field.IsSecret ? "it is a secret."
        : field.IsOrgBound ? "it belongs to this org and breaks a deploy to another."
        : value switch
        {
            string text when text.Trim().Length == 0 => "it is empty, and policy files say no empty texts.",
            string text when Texts(field, text).Any(Placeholder.IsIn) => "it looks like a placeholder that nobody filled in.",
            string => null,
            MetadataObject inner => WhyNot(inner, isItem: false),
            IEnumerable items => items.Cast<object>().Select(item => item is MetadataObject inner ? WhyNot(inner, isItem: true) : WhyNot(field, item)).FirstOrDefault(reason => reason is not null),
            _ => null,
        };

    /// <summary>Why a record cannot be said: a part is missing without which it is another one.</summary>
    private static string? WhyNot(MetadataObject record, bool isItem)
    {
        var reasons =
            from field in record.GetMetadataType().Fields
            let value = field.GetValue(record)
            where value is not null && (field.IsRequired || (isItem && !Meaning.IsDefault(field, record, value)))
            let reason = WhyNot(field, value)
            where reason is not null
            select $"'{field.Name}' cannot be said: {reason}";
        return reasons.FirstOrDefault() ?? (isItem && record.UnknownElements.Count > 0 ? "this tool does not know all of its elements." : null);
    }

    private static IEnumerable<string> Texts(MetadataField field, string text) => field.Separator is null ? [text] : ListText.Items(field, text);

    private void WriteField(MetadataField field, object value)
    {
        var key = field.PolicyName;
        switch (value)
        {
            case string text when field.Separator is not null:
                yaml.Begin(key);
                foreach (var item in ListText.Items(field, text))
                {
                    yaml.AddItem(item);
                }

                yaml.End();
                break;
            case string text:
                yaml.Add(key, text);
                break;
            case bool or int:
                yaml.AddRaw(key, ValueText.OfItem(field, value));
                break;
            case MetadataObject inner when Says(inner):
                yaml.Begin(key);
                WriteFields(inner, []);
                yaml.End();
                break;
            case MetadataObject:
                break;
            case IEnumerable items:
                yaml.Begin(key);
                foreach (var item in items.Cast<object>())
                {
                    WriteItem(field, item);
                }

                yaml.End();
                break;
            default:
                var known = field.Enum!.Get(value);
                yaml.Add(key, known.Label ?? known.Name, known.Label is null || known.Label == known.Name ? null : known.Name);
                break;
        }
    }

    /// <summary>Whether anything of a record would be written: a key with nothing below it is a mistake.</summary>
    private static bool Says(MetadataObject record) => record.GetMetadataType().Fields.Any(
        field => field.GetValue(record) is { } value && !Meaning.IsDefault(field, record, value) && WhyNot(field, value) is null);

    private void WriteItem(MetadataField field, object item)
    {
        if (item is MetadataObject inner)
        {
            yaml.BeginItem();
            WriteFields(inner, []);
            yaml.End();
        }
        else
        {
            yaml.AddItem(ValueText.OfItem(field, item));
        }
    }
}
