using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Turns a node into a certificate: its text, or the file that holds it.</summary>
internal sealed class CertificateBinder(BindingContext context, ValueBinder values)
{
    private readonly DiagnosticBag diagnostics = context.Diagnostics;

    /// <summary>Reads a certificate; <see langword="null"/> after an error.</summary>
    public string? Bind(YamlNode node, string subject)
    {
        var text = node is YamlMapping mapping ? ReadFile(mapping, subject) : values.Text(node, subject);
        if (text is null)
        {
            return null;
        }

        var certificate = CertificateText.Read(text);
        if (certificate.Mistake is { } mistake)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidCertificate(node.Location, subject, mistake));
        }
        else if (certificate.Count > 1)
        {
            diagnostics.Add(DiagnosticCatalog.SeveralCertificates(node.Location, subject, certificate.Count));
        }

        return certificate.Value;
    }

    private string? ReadFile(YamlMapping mapping, string subject)
    {
        if (mapping.Entries.Count == 0)
        {
            diagnostics.Add(DiagnosticCatalog.MissingKey(
                mapping.Location, subject, CertificateKeys.File.Name, "Set it to the path of the certificate file."));
            return null;
        }

        var keys = new KeyReader(mapping, CertificateKeys.All);
        var entry = keys.Take(CertificateKeys.File);
        keys.RefuseOthers(subject, diagnostics);
        if (entry is null || values.Text(entry.Value, ValueBinder.Quote(CertificateKeys.File.Name)) is not { } path)
        {
            return null;
        }

        var place = entry.Value.Location;
        if (context.Files.ReadBytes(context.Files.Resolve(path, place.File), InputLimit.Certificate, place, diagnostics) is not { } bytes)
        {
            return null;
        }

        if (InputFiles.Decode(bytes) is not { } text)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidCertificate(place, ValueBinder.Quote(path), CertificateText.MistakeOf(bytes)));
            return null;
        }

        return text;
    }
}
