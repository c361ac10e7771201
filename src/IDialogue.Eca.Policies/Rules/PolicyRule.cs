using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A rule about one type. It is silent where the author tried to say a field it depends on and that could not be read.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="fields">Names of the fields that the rule depends on.</param>
internal abstract class PolicyRule<T>(params string[] fields) : IPolicyRule
    where T : MetadataComponent
{
    public void Check(BoundComponent component, SourceMap places, DiagnosticBag diagnostics)
    {
        if (component.Component is T record && !fields.Any(component.UnreadableFields.Contains))
        {
            Check(record, places, diagnostics);
        }
    }

    protected abstract void Check(T record, SourceMap places, DiagnosticBag diagnostics);

    protected static MetadataField Field(T record, string name) => record.GetMetadataType().FindField(name)!;

    /// <summary>A value in Setup's words and in Salesforce's: <c>'Refresh token is valid until revoked' (Infinite)</c>.</summary>
    protected static string Words(MetadataField field, object value)
    {
        var known = field.Enum!.Get(value);
        return known.Label is null ? $"'{known.Name}'" : $"'{known.Label}' ({known.Name})";
    }
}
