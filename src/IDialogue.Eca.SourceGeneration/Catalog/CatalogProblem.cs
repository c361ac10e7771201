using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IDialogue.Eca.SourceGeneration.Catalog;

/// <summary>A mistake in a file of the catalogue, as the compiler reports it.</summary>
internal sealed record CatalogProblem(string Path, int Line, string Message)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "ECACATALOG",
        "Mistake in the catalogue of Salesforce types",
        "{0}",
        "Catalogue",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public Diagnostic ToDiagnostic()
    {
        var position = new LinePosition(Line, 0);
        return Diagnostic.Create(
            Descriptor, Location.Create(Path, default, new LinePositionSpan(position, position)), Message);
    }
}
