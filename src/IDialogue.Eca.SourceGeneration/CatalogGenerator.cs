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
        if (files.Length == 0)
        {
            return;
        }

        var versions = files.Select(file => file.Versions).OfType<CatalogVersions>().FirstOrDefault();
        var problems = files.SelectMany(file => file.Problems).ToArray();
        if (problems.Length == 0)
        {
            problems = versions is null
                ? [new CatalogProblem(files[0].Path, 0, "the catalogue needs a file with its API versions (apiVersions)")]
                : [.. UnknownTypes(files, versions), .. NewerFields(files, versions)];
        }

        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }

        if (problems.Length == 0)
        {
            Emit(
                output,
                [.. files.Select(file => file.Entry).OfType<CatalogEntry>().OrderBy(entry => entry.Name, StringComparer.Ordinal)],
                versions!);
        }
    }

    private static void Emit(SourceProductionContext output, CatalogEntry[] entries, CatalogVersions versions)
    {
        var enums = entries.Where(entry => entry.Kind == EntryKind.Enum).ToDictionary(entry => entry.Name);
        Add("ApiVersion", VersionEmitter.Emit(versions));
        Add("MetadataCatalog", CatalogEmitter.Emit(entries));
        foreach (var entry in entries)
        {
            Add(entry.Name, entry.Kind == EntryKind.Enum ? EnumEmitter.Emit(entry, versions) : RecordEmitter.Emit(entry, enums, versions));
        }

        void Add(string name, string source) => output.AddSource(name + ".g.cs", SourceText.From(source, Encoding.UTF8));
    }

    private static IEnumerable<CatalogProblem> UnknownTypes(ImmutableArray<CatalogFile> files, CatalogVersions versions)
    {
        var known = new HashSet<string>(
            files.Where(file => file.Entry is not null).Select(file => file.Entry!.Name)) { "string", "boolean", "int" };
        return from file in files
               where file.Entry is not null
               from field in file.Entry!.Fields
               where !versions.IsRetired(field.Until) && !known.Contains(field.Type)
               select new CatalogProblem(file.Path, field.Line, $"the catalogue has no type '{field.Type}'");
    }

    private static IEnumerable<CatalogProblem> NewerFields(ImmutableArray<CatalogFile> files, CatalogVersions versions) =>
        from file in files
        where file.Entry is not null
        from field in file.Entry!.Fields
        where field.Since.Major > versions.Newest.Major
        select new CatalogProblem(file.Path, field.Line, $"API {field.Since} is newer than the newest version, {versions.Newest}");
}
