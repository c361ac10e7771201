using System.Collections;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Presets;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>Writes a record as the keys of a section.</summary>
internal sealed class ImportedRecord(YamlText yaml, SourceMap places, DiagnosticBag diagnostics)
{
    /// <summary>Fields that are written even with Salesforce's default value, because people look for them.</summary>
    private static readonly HashSet<MetadataField> AlwaysWritten =
    [
        ExternalClientApplication.Fields.Label,
        ExtlClntAppGlobalOauthSettings.Fields.IsPkceRequired,
        ExtlClntAppOauthConfigurablePolicies.Fields.PermittedUsersPolicyType,
        ExtlClntAppOauthConfigurablePolicies.Fields.RefreshTokenPolicyType,
        ExtlClntAppOauthConfigurablePolicies.Fields.IpRelaxationPolicyType,
    ];

    public void Write(MetadataComponent component)
    {
        var preset = component is ExtlClntAppOauthConfigurablePolicies policies
            ? PolicyPreset.All.FirstOrDefault(known => known.Covers(policies))
            : null;
        if (preset is not null)
        {
            yaml.Comment(preset.Description).Add(SectionKeys.Preset.Name, preset.Name);
        }

        WriteFields(component, preset?.Fields ?? []);
    }

    /// <summary>Checks whether anything of a record would be written: a key with nothing below it is a mistake.</summary>
    public static bool HasContent(MetadataObject record, SourceMap places) => Wanted(record).Any(
        pair => WhyNot(record, pair.Field, pair.Value, places) is null
            && (pair.Value is not MetadataObject inner || HasContent(inner, places)));

    /// <summary>Why nothing of a record would be written; <see langword="null"/> if it has nothing but defaults.</summary>
    public static string? WhyEmpty(MetadataObject record, SourceMap places)
    {
        var reasons =
            from pair in Wanted(record)
            let reason = WhyNot(record, pair.Field, pair.Value, places)
            where reason is not null
            select $"'{pair.Field.Name}' cannot be set: {reason}";
        var told = string.Join(" ", reasons);
        if (told.Length > 0)
        {
            return told;
        }

        return record.UnknownElements.Any(element => !element.IsNil) ? "its values are unknown." : null;
    }

    /// <summary>Why a record cannot be written: a part of it cannot, and without that part it is another one.</summary>
    public static string? WhyNot(MetadataObject record, bool isItem, SourceMap places)
    {
        var reasons =
            from field in record.GetMetadataType().Fields
            where SectionKeys.HasPolicyKey(field)
            let value = field.GetValue(record)
            where value is not null && (field.IsRequired || (isItem && !Meaning.IsDefault(field, record, value)))
            let reason = WhyNot(record, field, value, places)
            where reason is not null
            select $"'{field.Name}' cannot be set: {reason}";
        return reasons.FirstOrDefault() ?? (isItem && record.UnknownElements.Count > 0 ? "it has unknown elements." : null);
    }

    private void WriteFields(MetadataObject record, IReadOnlyCollection<MetadataField> setByPreset)
    {
        var type = record.GetMetadataType();
        foreach (var (field, value) in Wanted(record).Where(pair => !setByPreset.Contains(pair.Field)))
        {
            if (WhyNot(record, field, value, places) is { } reason)
            {
                LeaveOut(record, places.Find(record, field), field.Name, reason);
            }
            else
            {
                WriteField(field, value);
            }
        }

        foreach (var element in record.UnknownElements.Where(element => !element.IsNil))
        {
            var field = type.FindField(element.Name);
            if (field is not { IsRepeated: false } || field.GetValue(record) is null)
            {
                LeaveOut(record, places.Find(element) ?? places.Find(record, field), element.Name, type.WhyUnknown(element));
            }
        }
    }

    private void LeaveOut(MetadataObject record, SourceLocation? place, string name, string reason) =>
        diagnostics.Add(DiagnosticCatalog.FieldLeftOut(place, record.GetMetadataType(), name, reason));

    /// <summary>Gets the values of a record to write: those that Salesforce requires, and those that differ from its defaults.</summary>
    private static IEnumerable<(MetadataField Field, object Value)> Wanted(MetadataObject record) =>
        from field in record.GetMetadataType().Fields
        where SectionKeys.HasPolicyKey(field)
        let value = field.GetValue(record)
        where value is not null
        where field.IsRequired
            || AlwaysWritten.Contains(field)
            || field.OnlyWith?.IsMet(record) == true
            || !Meaning.IsDefault(field, record, value)
        select (field, value);

    /// <summary>Why a policy file cannot or should not say a value.</summary>
    private static string? WhyNot(MetadataObject record, MetadataField field, object value, SourceMap places) => value switch
    {
        _ when places.IsReplaced(record, field) => "its text is replaced on deploy, according to sfdx-project.json.",
        _ when field.IsSecret => "it is a secret.",
        _ when field.IsOrgBound => "it belongs to this org and breaks deploys to others.",
        int and < 0 => "it is negative.",
        string text when text.Trim().Length == 0 => "it is empty.",
        string text when Texts(field, text).Any(Placeholder.IsIn) => "it looks like an unreplaced placeholder.",
        string text when field.ItemEnum is { } known
            && ListText.Items(field, text).FirstOrDefault(item => known.FindByName(item) is null) is { } item =>
            $"the scope '{item}' is unknown.",
        string text when field.IsCertificate && CertificateText.Read(text).Value is null => "it is not a certificate.",
        string => null,
        MetadataObject inner => WhyNot(inner, isItem: false, places),
        IEnumerable items => items.Cast<object>()
            .Select(item => item is MetadataObject inner ? WhyNot(inner, isItem: true, places) : WhyNot(record, field, item, places))
            .FirstOrDefault(reason => reason is not null),
        _ => null,
    };

    private static IEnumerable<string> Texts(MetadataField field, string text) =>
        field.Separator is null ? [text] : ListText.Items(field, text);

    private void WriteField(MetadataField field, object value)
    {
        var key = field.PolicyKey;
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
            case MetadataObject inner when HasContent(inner, places):
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
