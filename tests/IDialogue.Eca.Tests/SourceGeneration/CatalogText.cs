using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IDialogue.Eca.Tests.SourceGeneration;

/// <summary>A file of a catalogue that the generator reads.</summary>
internal sealed class CatalogText(string name, string xml) : AdditionalText
{
    public override string Path => "/src/Metadata/Catalog/" + name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(xml);
}
