using System.Collections.Immutable;
using System.Text;
using IDialogue.Eca.SourceGeneration.Catalog;
using IDialogue.Eca.SourceGeneration.Emitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IDialogue.Eca.SourceGeneration;

/// <summary>Makes the models of IDialogue.Eca from <c>Metadata/Catalog/*.xml</c>.</summary>
[Generator]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static text => IsCatalogFile(text.Path))
            .Select(static (text, cancellation) => CatalogReader.Read(text.Path, text.GetText(cancellation)?.ToString() ?? ""))
            .Collect();
        context.RegisterSourceOutput(files, static (output, read) => Generate(output, read));
    }

    private static bool IsCatalogFile(string path) =>
        path.EndsWith(".xml", StringComparison.Ordinal) && path.Replace('\\', '/').Contains("/Catalog/");

    private static void Generate(SourceProductionContext output, ImmutableArray<CatalogFile> files)
    {
        var problems = files.SelectMany(file => file.Problems).Concat(UnknownTypes(files)).ToArray();
        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }

        if (problems.Length > 0)
        {
            return;
        }

        var entries = files.Select(file => file.Entry!).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        var enums = new HashSet<string>(entries.Where(entry => entry.Kind == EntryKind.Enum).Select(entry => entry.Name));
        foreach (var entry in entries)
        {
            var source = entry.Kind == EntryKind.Enum ? EnumEmitter.Emit(entry) : RecordEmitter.Emit(entry, enums);
            output.AddSource(entry.Name + ".g.cs", SourceText.From(source, Encoding.UTF8));
        }

        if (entries.Length > 0)
        {
            output.AddSource("MetadataCatalog.g.cs", SourceText.From(CatalogEmitter.Emit(entries), Encoding.UTF8));
        }
    }

    private static IEnumerable<CatalogProblem> UnknownTypes(ImmutableArray<CatalogFile> files)
    {
        var known = new HashSet<string>(files.Where(file => file.Entry is not null).Select(file => file.Entry!.Name)) { "string", "boolean", "int" };
        return from file in files
               where file.Entry is not null
               from field in file.Entry!.Fields
               where !field.IsRetired && !known.Contains(field.Type)
               select new CatalogProblem(file.Path, field.Line, $"the catalogue has no type '{field.Type}'");
    }
}
