using System.Globalization;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>Makes a record of an element, by the catalogue; what no property can hold is kept on the record as it is.</summary>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="places">Receives the places of the elements' values.</param>
/// <param name="context">What is known of the file beside its content.</param>
/// <param name="text">The file's text.</param>
/// <param name="replacedTexts">The parts of the text that are replaced with other texts.</param>
internal sealed class RecordReader(
    DiagnosticBag diagnostics, SourceMap places, XmlContext context, string text, IReadOnlyList<ReplacedText> replacedTexts)
{
    /// <summary>The value of one element, or <see langword="null"/> when it cannot be read.</summary>
    public static object? ReadItem(XmlElement element, MetadataField field) =>
        new RecordReader(new DiagnosticBag(), new SourceMap(), new XmlContext(), "", []).ReadValue(element, field, isReplaced: false);

    /// <summary>The record, or <see langword="null"/> when a field is missing that every version requires.</summary>
    public MetadataObject? Read(XmlElement element, MetadataType type, string fullName)
    {
        var values = new FieldValues(type) { FullName = fullName };
        var unknown = new List<UnknownElement>();
        var locations = new List<(MetadataField Field, int? Index, SourceLocation Location, bool IsReplaced)>();
        var lines = new List<(MetadataField Field, XmlElement Element)>();
        var taken = new HashSet<MetadataField>();
        var told = new HashSet<MetadataField>();
        foreach (var child in element.Children)
        {
            var field = child.Namespace == XmlNames.Metadata ? type.FindField(child.Name) : null;
            if (field is null)
            {
                ReportUnknown(child, type);
            }
            else if (!child.IsNil && !field.IsRepeated && !taken.Add(field))
            {
                diagnostics.Add(DiagnosticCatalog.DuplicateElement(child.Location, child.Name));
            }
            else
            {
                var isReplaced = ReportReplaced(child);
                var value = ReadValue(child, field, isReplaced);
                if (value is null && (isReplaced || !child.IsNil))
                {
                    told.Add(field);
                }
                else if (field.Role == FieldRole.App && string.IsNullOrWhiteSpace(value as string))
                {
                    // An empty name is no name; the field is required.
                    value = null;
                }

                locations.Add((field, value is null ? null : values.Add(field, value), child.Location, isReplaced));
                if (value is not null)
                {
                    if (ListText.IsByLine(field))
                    {
                        lines.Add((field, child));
                    }

                    continue;
                }
            }

            if (type.FindField(child.Name)?.IsNeverWritten == true && (child.Children.Count > 0 || !string.IsNullOrEmpty(child.Text)))
            {
                // What is kept is written again; each such element has its finding.
                continue;
            }

            var kept = child.ToUnknown();
            places.Add(kept, child.Location);
            unknown.Add(kept);
        }

        values.UnknownElements = unknown.ToValueList();
        var record = Make(element, type, values, locations, told);
        if (record is not null)
        {
            lines.ForEach(list => AddLines(record, list.Field, list.Element));
        }

        return record;
    }

    /// <summary>Gives each line of a list its place; none where the lines of the file are not those of the text.</summary>
    private void AddLines(MetadataObject record, MetadataField field, XmlElement list)
    {
        var (start, end) = (list.Span.ContentStart, list.Span.ContentEnd);
        var content = text.Substring(start, end - start);
        if (content.Contains('<') || content.Contains("&#", StringComparison.Ordinal))
        {
            return;
        }

        var tag = list.Span.ContentStart - list.Span.Start;
        var index = 0;
        foreach (var line in content.Split('\n'))
        {
            var indent = line.Length - line.TrimStart().Length;
            var column = index == 0 ? list.Location.Column + tag + indent : indent + 1;
            var place = new SourceLocation(list.Location.File, list.Location.Line + index, column);
            places.Add(record, field, index, place);
            if (replacedTexts.Any(replaced => replaced.Meets(start, start + line.Length)))
            {
                places.AddReplaced(place);
            }

            start += line.Length + 1;
            index++;
        }
    }

    private MetadataObject? Make(
        XmlElement element,
        MetadataType type,
        FieldValues values,
        List<(MetadataField Field, int? Index, SourceLocation Location, bool IsReplaced)> locations,
        HashSet<MetadataField> told)
    {
        var missing = type.Fields.Where(field => field.IsAlwaysRequired && !values.Has(field)).ToArray();
        foreach (var field in missing.Where(field => !told.Contains(field)))
        {
            diagnostics.Add(DiagnosticCatalog.RequiredFieldMissing(element.Location, type, field, field.Name));
        }

        if (missing.Length > 0)
        {
            return null;
        }

        var record = type.Create(values);
        places.Add(record, null, element.Location);
        foreach (var (field, index, location, isReplaced) in locations)
        {
            if (places.FindExact(record, field) is null)
            {
                places.Add(record, field, location);
            }

            if (isReplaced)
            {
                places.AddReplaced(places.FindExact(record, field)!.Value);
            }

            // A record in a list has a place of its own.
            if (index is { } item && field is { IsRepeated: true, ComplexType: null })
            {
                places.Add(record, field, item, location);
            }
        }

        return record;
    }

    /// <summary>The search for a similar name takes long, for nothing where no more findings are shown.</summary>
    private string HintOf(XmlElement element, MetadataType type) =>
        diagnostics.IsFull(element.Location.File, DiagnosticSeverity.Warning) ? "" : UnknownElementHint.For(type, element.Name);

    private void ReportUnknown(XmlElement element, MetadataType type)
    {
        ApiVersion? until = type.RetiredFields.TryGetValue(element.Name, out var last) ? last : null;
        var finding = element.Namespace == XmlNames.Metadata
            ? DiagnosticCatalog.UnknownElement(
                element.Location, type.Name, element.Name, until, context.IsNewer, HintOf(element, type))
            : DiagnosticCatalog.UnknownElement(
                element.Location, type.Name, $"{element.Name} xmlns=\"{element.Namespace}\"", null, false, " Remove its xmlns.");
        diagnostics.Add(context.IsNewer && until is null ? finding with { Severity = DiagnosticSeverity.Info } : finding);
    }

    /// <summary>Tells of the parts of the element's text that are replaced on deploy; false when there are none.</summary>
    private bool ReportReplaced(XmlElement element)
    {
        if (element.Children.Count > 0)
        {
            return false;
        }

        var found = replacedTexts.Where(text => text.Meets(element.Span.ContentStart, element.Span.ContentEnd)).ToArray();
        foreach (var text in found)
        {
            diagnostics.Add(DiagnosticCatalog.ReplacedOnDeploy(element.Location, element.Name, text.Text, text.Source));
        }

        // A placeholder that stays beside a replaced text is deployed.
        return found.Length > 0 && !Placeholder.IsIn(RestOf(element, found));
    }

    /// <summary>The text of an element without the parts that are replaced.</summary>
    private string RestOf(XmlElement element, IEnumerable<ReplacedText> found)
    {
        var (rest, next) = (new StringBuilder(), element.Span.ContentStart);
        foreach (var part in found.OrderBy(part => part.Start))
        {
            rest.Append(text, next, Math.Max(0, part.Start - next));
            next = Math.Max(next, part.Start + part.Length);
        }

        return rest.Append(text, next, Math.Max(0, element.Span.ContentEnd - next)).ToString();
    }

    /// <summary>The value, or <see langword="null"/> when the element must be kept as it is.</summary>
    private object? ReadValue(XmlElement element, MetadataField field, bool isReplaced)
    {
        if (element.IsNil)
        {
            return null;
        }

        if (field.ComplexType is { } complexType)
        {
            if (element.Children.Count == 0 && !string.IsNullOrWhiteSpace(element.Text))
            {
                if (!isReplaced)
                {
                    diagnostics.Add(DiagnosticCatalog.UnexpectedText(element.Location, element.Name));
                }

                return null;
            }

            return Read(element, complexType, fullName: "");
        }

        var text = element.Text ?? "";
        if (element.Children.Count > 0)
        {
            ReportValue(element, field, "<" + element.Children[0].Name + ">", "text");
            return null;
        }

        var value = Parse(text, field);
        if (value is null && !isReplaced)
        {
            ReportValue(element, field, text.Trim(), Expected(field));
        }
        else if (context is { IsStrict: true, IsNewer: false } && !isReplaced
            && field.Enum is { } known && known.Get(value!).Name != text.Trim())
        {
            // Salesforce types the value as a text. That orgs take another spelling than its own is not known.
            diagnostics.Add(DiagnosticCatalog.InvalidElementValue(element.Location, field.Name, text.Trim(), Expected(field)));
        }
        else if (context.IsStrict && field.IsCertificate && !isReplaced && !Placeholder.IsIn(text)
            && CertificateText.Read(text).Mistake is { } mistake)
        {
            var finding = DiagnosticCatalog.InvalidCertificate(element.Location, $"'{field.Name}'", mistake);
            // One character all over stands where a certificate was made unreadable for a repository.
            diagnostics.Add(text.Where(character => !char.IsWhiteSpace(character) && character != '=').Distinct().Count() == 1
                ? finding with { Severity = DiagnosticSeverity.Warning }
                : finding);
        }

        return value;
    }

    private void ReportValue(XmlElement element, MetadataField field, string found, string expected)
    {
        var finding = DiagnosticCatalog.InvalidElementValue(element.Location, field.Name, found, expected);
        var severity = context switch
        {
            // Without the value, there is no record.
            _ when field.IsAlwaysRequired => DiagnosticSeverity.Error,
            { IsNewer: true } => DiagnosticSeverity.Info,
            { IsStrict: true } => DiagnosticSeverity.Error,
            _ => finding.Severity,
        };
        diagnostics.Add(finding with { Severity = severity });
    }

    private static object? Parse(string text, MetadataField field) => field.Kind switch
    {
        MetadataValueKind.Text => text,
        MetadataValueKind.Boolean => text.Trim() switch { "true" or "1" => true, "false" or "0" => false, _ => null },
        MetadataValueKind.Integer => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => field.Enum!.FindInMetadata(text.Trim())?.Value,
    };

    private static string Expected(MetadataField field) => field.Kind switch
    {
        MetadataValueKind.Boolean => "true or false",
        MetadataValueKind.Integer => "a whole number",
        _ => string.Join(", ", field.Enum!.Values.Select(value => value.Name)),
    };
}
