using System.Globalization;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Turns nodes into values of the kind that is wanted; what does not fit is a diagnostic and <see langword="null"/>.</summary>
internal sealed class ValueBinder(DiagnosticBag diagnostics)
{
    /// <summary>A text that is there and filled in.</summary>
    public string? Text(YamlNode node, string key)
    {
        if (Scalar(node, key, "one value") is not { } scalar)
        {
            return null;
        }

        if (Placeholder.IsIn(scalar.Text))
        {
            diagnostics.Add(DiagnosticCatalog.PlaceholderLeft(scalar.Location, scalar.Text));
            return null;
        }

        return scalar.Text;
    }

    /// <summary>The items of a list, each there and filled in.</summary>
    public IReadOnlyList<YamlScalar>? List(YamlNode node, string key)
    {
        if (node is not YamlSequence sequence)
        {
            diagnostics.Add(DiagnosticCatalog.WrongShape(node.Location, key, "a list, such as [A, B]", node.Shape));
            return null;
        }

        if (sequence.Items.Count == 0)
        {
            diagnostics.Add(DiagnosticCatalog.NoValue(sequence.Location, key));
            return null;
        }

        var texts = sequence.Items.Select(item => Text(item, key)).ToArray();
        return texts.Contains(null) ? null : [.. sequence.Items.Cast<YamlScalar>()];
    }

    public YamlMapping? Mapping(YamlNode node, string key)
    {
        if (node is YamlMapping mapping)
        {
            return mapping;
        }

        diagnostics.Add(node is YamlScalar { IsNothing: true }
            ? DiagnosticCatalog.NoValue(node.Location, key)
            : DiagnosticCatalog.WrongShape(node.Location, key, "a mapping of keys to values", node.Shape));
        return null;
    }

    /// <summary>The value of a field that is not repeated, of a type that is not complex.</summary>
    public object? Simple(YamlNode node, MetadataField field) => field.Kind switch
    {
        MetadataValueKind.Boolean => Boolean(node, field.PolicyName),
        MetadataValueKind.Integer => Integer(node, field.PolicyName),
        MetadataValueKind.Enumeration => Enumeration(node, field.PolicyName, field.Enum!),
        _ when field.Separator is { } separator => Joined(node, field.PolicyName, separator),
        _ => Text(node, field.PolicyName),
    };

    private bool? Boolean(YamlNode node, string key)
    {
        if (Scalar(node, key, "true or false") is not { } scalar)
        {
            return null;
        }

        switch (scalar.IsPlain ? scalar.Text : "")
        {
            case "true" or "True" or "TRUE":
                return true;
            case "false" or "False" or "FALSE":
                return false;
            default:
                diagnostics.Add(DiagnosticCatalog.NotBoolean(scalar.Location, scalar.Text, key));
                return null;
        }
    }

    private int? Integer(YamlNode node, string key)
    {
        if (Scalar(node, key, "a whole number") is not { } scalar)
        {
            return null;
        }

        if (scalar.IsPlain && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        diagnostics.Add(DiagnosticCatalog.NotInteger(scalar.Location, scalar.Text, key));
        return null;
    }

    private object? Enumeration(YamlNode node, string key, MetadataEnum known)
    {
        if (Text(node, key) is not { } text)
        {
            return null;
        }

        if (known.FindByNameOrLabel(text.Trim()) is { } value)
        {
            return value.Value;
        }

        var words = known.Values.SelectMany(value => new[] { value.Label, value.Name }).OfType<string>().ToArray();
        var allowed = known.Values.Select(value => value.Label is null || value.Label == value.Name ? value.Name : $"'{value.Label}' ({value.Name})");
        diagnostics.Add(DiagnosticCatalog.NotAllowed(node.Location, text, key, [.. allowed], Suggestion.Nearest(text, words)));
        return null;
    }

    /// <summary>A list that Salesforce keeps in one text.</summary>
    private string? Joined(YamlNode node, string key, string separator)
    {
        if (List(node, key) is not { } items)
        {
            return null;
        }

        var withComma = items.Where(item => item.Text.Contains(',')).ToArray();
        foreach (var item in withComma)
        {
            diagnostics.Add(DiagnosticCatalog.CommaInItem(item.Location, item.Text, key));
        }

        return withComma.Length > 0 ? null : string.Join(separator, items.Select(item => item.Text.Trim()));
    }

    private YamlScalar? Scalar(YamlNode node, string key, string expected)
    {
        switch (node)
        {
            case YamlScalar { IsNothing: true }:
            case YamlScalar scalar when string.IsNullOrWhiteSpace(scalar.Text):
                diagnostics.Add(DiagnosticCatalog.NoValue(node.Location, key));
                return null;
            case YamlScalar scalar:
                return scalar;
            default:
                diagnostics.Add(DiagnosticCatalog.WrongShape(node.Location, key, expected, node.Shape));
                return null;
        }
    }
}
