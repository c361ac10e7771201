using System.Globalization;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>
/// Turns nodes into values of the kind that is wanted; what does not fit is a diagnostic and <see langword="null"/>.
/// A subject is what the finding is about, to begin a sentence with: <c>'permissionSets'</c>, with its quotes.
/// </summary>
internal sealed class ValueBinder(BindingContext context)
{
    private readonly DiagnosticBag diagnostics = context.Diagnostics;

    /// <summary>A text that is there and filled in.</summary>
    public string? Text(YamlNode node, string subject)
    {
        if (Scalar(node, subject, "a single value") is not { } scalar)
        {
            return null;
        }

        if (Placeholder.IsIn(scalar.Text))
        {
            // "$${" stands for "${", and is no variable.
            diagnostics.Add(DiagnosticCatalog.UnreplacedPlaceholder(
                scalar.Location, scalar.Shown, isOfVariable: scalar.Shown.Replace("$${", "${") != scalar.Text));
            return null;
        }

        return scalar.Text;
    }

    /// <summary>A text that follows the rules of a kind of name.</summary>
    /// <param name="node">The node.</param>
    /// <param name="subject">What the finding is about.</param>
    /// <param name="what">What the text is to be the name of: "'x' cannot be …".</param>
    /// <param name="findMistake">Finds the mistake in a name.</param>
    public string? Name(YamlNode node, string subject, string what, Func<string, string?> findMistake)
    {
        var text = Text(node, subject);
        if (text is null)
        {
            return null;
        }

        var hint = NamespacedName.Split(text) is { Namespace.Length: > 0, Name.Length: > 0 }
            ? "Remove the namespace here and set it under 'namespace' of the app."
            : findMistake(text);
        if (hint is null)
        {
            return text;
        }

        diagnostics.Add(DiagnosticCatalog.InvalidName(node.Location, Shown(node), what, hint));
        return null;
    }

    /// <summary>The items of a list, each there and filled in; <see langword="null"/> when one of them is not.</summary>
    public IReadOnlyList<YamlScalar>? List(YamlNode node, string subject) =>
        Items(node, subject) is { } items && !items.Contains(null) ? [.. items.OfType<YamlScalar>()] : null;

    /// <summary>A list that Salesforce keeps in one text: what could be read of it.</summary>
    public BoundList Joined(YamlNode node, MetadataField field, string subject)
    {
        var items = Items(node, subject) ?? [];
        var isWhole = items.Length > 0;
        var read = new List<YamlScalar>();
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is { } item && IsItem(item, field, subject, i))
            {
                read.Add(item);
            }
            else
            {
                isWhole = false;
            }
        }

        return new BoundList(read.Count == 0 ? null : Text(read, field), read, isWhole);
    }

    public YamlMapping? Mapping(YamlNode node, string subject)
    {
        if (node is YamlMapping mapping)
        {
            return mapping;
        }

        diagnostics.Add(node is YamlScalar { IsNothing: true }
            ? DiagnosticCatalog.MissingValue(node.Location, subject)
            : DiagnosticCatalog.UnexpectedShape(node.Location, subject, "keys with values", node.Shape));
        return null;
    }

    /// <summary>Reads one of several words, in any case.</summary>
    public T? OneOf<T>(YamlNode node, string subject, IReadOnlyCollection<(string Word, T Meaning)> known)
    {
        if (Text(node, subject) is not { } text)
        {
            return default;
        }

        foreach (var (word, meaning) in known)
        {
            if (string.Equals(word, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        var words = known.Select(pair => pair.Word).ToArray();
        diagnostics.Add(DiagnosticCatalog.InvalidValue(node.Location, Shown(node), subject, words, Suggestion.Nearest(Shown(node), words)));
        return default;
    }

    /// <summary>A value of the field's kind, which is not complex; one item when the field is repeated.</summary>
    public object? Simple(YamlNode node, MetadataField field, string subject) => field.Kind switch
    {
        MetadataValueKind.Boolean => Boolean(node, subject),
        MetadataValueKind.Integer => Integer(node, subject),
        MetadataValueKind.Enumeration => Enumeration(node, subject, field.Enum!),
        _ when field.IsCertificate => new CertificateBinder(context, this).Bind(node, subject),
        _ => Text(node, subject),
    };

    /// <summary>A key as the subject of a finding.</summary>
    public static string Quote(string key) => $"'{ShownText.Start(key)}'";

    /// <summary>An item of a list as the subject of a finding; people count from 1.</summary>
    public static string Item(string subject, int index) => FormattableString.Invariant($"Item {index + 1} of {subject}");

    /// <summary>Reads true or false.</summary>
    public bool? Boolean(YamlNode node, string subject)
    {
        if (Scalar(node, subject, "true or false") is not { } scalar)
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
                diagnostics.Add(DiagnosticCatalog.NotBoolean(scalar.Location, Found(scalar), subject));
                return null;
        }
    }

    /// <summary>Reads a whole number that is not negative.</summary>
    public int? Integer(YamlNode node, string subject)
    {
        if (Scalar(node, subject, "a whole number") is not { } scalar)
        {
            return null;
        }

        if (scalar.IsPlain && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        diagnostics.Add(DiagnosticCatalog.NotInteger(scalar.Location, Found(scalar), subject));
        return null;
    }

    private object? Enumeration(YamlNode node, string subject, MetadataEnum known)
    {
        if (Text(node, subject) is not { } text)
        {
            return null;
        }

        if (known.FindByNameOrLabel(text.Trim()) is { } value)
        {
            return value.Value;
        }

        Refuse(node, subject, known);
        return null;
    }

    private void Refuse(YamlNode node, string subject, MetadataEnum known)
    {
        var allowed = known.Values.Where(value => value.AliasOf is null).Select(Sentences.Value);
        diagnostics.Add(DiagnosticCatalog.InvalidValue(node.Location, Shown(node), subject, [.. allowed], Nearest(Shown(node), known)));
    }

    private static string? Nearest(string text, MetadataEnum known) => Suggestion.Nearest(
        text, known.Values.SelectMany(value => value.RuntimeNames.Append(value.Name).Append(value.Label)).OfType<string>());

    /// <summary>The items of a list, <see langword="null"/> in the place of each that could not be read.</summary>
    private YamlScalar?[]? Items(YamlNode node, string subject)
    {
        if (node is not YamlSequence sequence)
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedShape(node.Location, subject, "a list, for example [A, B]", node.Shape));
            return null;
        }

        if (sequence.Items.Count == 0)
        {
            diagnostics.Add(DiagnosticCatalog.MissingValue(sequence.Location, subject));
            return null;
        }

        return [.. sequence.Items.Select((item, index) => Text(item, Item(subject, index)) is null ? null : item as YamlScalar)];
    }

    /// <summary>Checks whether a text can be an item of the field's list; a finding tells why not.</summary>
    private bool IsItem(YamlScalar item, MetadataField field, string subject, int index)
    {
        var text = item.Text.Trim();
        if (field.ItemEnum is { } known)
        {
            // A name that is like none that are known may be newer; a rule tells of it, which can be switched off.
            if (known.FindByNameOrLabel(text) is not null || (Nearest(text, known) is null && text.All(char.IsLetterOrDigit)))
            {
                return true;
            }

            Refuse(item, Item(subject, index), known);
            return false;
        }

        if (field.Separator!.Contains(',') && text.Contains(','))
        {
            diagnostics.Add(DiagnosticCatalog.CommaInItem(item.Location, item.Shown, subject));
            return false;
        }

        return true;
    }

    /// <summary>The items in one text; known names as Salesforce writes them, and in the order in which it returns them.</summary>
    private static string Text(IReadOnlyCollection<YamlScalar> items, MetadataField field)
    {
        var texts = items.Select(item => item.Text.Trim()).ToArray();
        return field.ItemEnum is not { } known ? string.Join(field.Separator, texts) : ListText.OfNames(
            field,
            texts.Select(known.FindByNameOrLabel).OfType<MetadataEnumValue>(),
            texts.Where(text => known.FindByNameOrLabel(text) is null));
    }

    private static string Found(YamlScalar scalar) => scalar.IsPlain
        ? $"'{ShownText.Start(scalar.Shown)}'"
        : $"the quoted text \"{ShownText.Start(scalar.Shown)}\"";

    /// <summary>Gets the text of a single value for a finding.</summary>
    public static string Shown(YamlNode node) => node is YamlScalar scalar ? scalar.Shown : "";

    private YamlScalar? Scalar(YamlNode node, string subject, string expected)
    {
        switch (node)
        {
            case YamlScalar { IsFailed: true }:
                return null;
            case YamlScalar { IsNothing: true }:
            case YamlScalar scalar when string.IsNullOrWhiteSpace(scalar.Text):
                diagnostics.Add(DiagnosticCatalog.MissingValue(node.Location, subject));
                return null;
            case YamlScalar scalar:
                return scalar;
            default:
                diagnostics.Add(DiagnosticCatalog.UnexpectedShape(node.Location, subject, expected, node.Shape));
                return null;
        }
    }
}
