using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Conversion;

/// <summary>Tells which values of a connected app are not moved, why, and what to do.</summary>
internal sealed class LossReport(DiagnosticBag diagnostics)
{
    /// <summary>One finding a field, however long its list. A switch that is off loses nothing.</summary>
    public void ReportField(FieldMapping row, PlacedValue[] values)
    {
        var field = row.Source;
        var type = field.DeclaringType;
        if (row.IsCredential)
        {
            diagnostics.Add(DiagnosticCatalog.CredentialNotConverted(values[0].Place, type, field));
        }
        else if (row.IsCertificateId)
        {
            diagnostics.Add(DiagnosticCatalog.CertificateNotMoved(values[0].Place, field, row.WhyNot!));
        }
        else if (values[0].Value is not false)
        {
            diagnostics.Add(DiagnosticCatalog.FieldNotConverted(values[0].Place, type, field.Name, row.WhyNot ?? NoRecord(row)));
        }
    }

    /// <summary>A value that no target can have.</summary>
    public void ReportValue(FieldMapping row, PlacedValue value, MetadataField target) =>
        diagnostics.Add(DiagnosticCatalog.NoCounterpart(
            value.Place,
            row.Source.DeclaringType,
            row.Source,
            ValueText.OfItem(row.Source, value.Value),
            row.Hint ?? Expected(target)));

    /// <summary>Tells of a certificate that is given by its name or cannot be read, and of further ones.</summary>
    public void CheckCertificate(FieldMapping row, string text, SourceLocation? place)
    {
        var certificate = CertificateText.Read(text);
        if (certificate.Count > 1)
        {
            diagnostics.Add(DiagnosticCatalog.SeveralCertificates(place, row.Source.ToString(), certificate.Count));
        }

        if (certificate.Mistake is { } mistake)
        {
            var target = row.Targets[0];
            diagnostics.Add(DiagnosticCatalog.CertificateNotMoved(
                place,
                row.Source,
                $"{ProblemOf(text.Trim(), mistake)} Then set '{target.PolicyKey}' in '{target.DeclaringType.PolicyKey}' to the "
                + "certificate."));
        }
    }

    private static string ProblemOf(string text, string mistake)
    {
        if (Placeholder.IsIn(text))
        {
            return $"'{text}' is a placeholder. Find the certificate that takes its place.";
        }

        return ComponentName.FindMistake(text) is null
            ? $"'{text}' is the name of a certificate in the org that the file came from. "
                + "Export it in Setup > Certificate and Key Management."
            : mistake;
    }

    private static string NoRecord(FieldMapping row)
    {
        var types = row.Targets.Select(target => target.DeclaringType).Distinct().ToArray();
        var elements = ConnectedAppMapping.Records.Where(record => types.Contains(record.Type))
            .Select(record => $"<{record.Source!.Name}>");
        return $"it belongs in {string.Join(" or ", types.Select(type => type.Name))}, and without {string.Join(" or ", elements)} "
            + $"the app gets no such record. If the app needs it, add the section '{types[0].PolicyKey}'.";
    }

    private static string Expected(MetadataField field) => (field.Enum ?? field.ItemEnum) is { } known
        ? $"'{field.Name}' takes: {string.Join(", ", known.Values.Select(value => value.Name))}."
        : $"'{field.Name}' takes {(field.Kind == MetadataValueKind.Boolean ? "true or false" : "a whole number")}.";
}
