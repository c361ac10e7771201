using IDialogue.Eca.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IDialogue.Eca.Policies.Reading;

/// <summary>
/// Reads the one document of a policy file into nodes with places. It stands on YamlDotNet's events and not on its document model,
/// because that stops at the first duplicate key, and all mistakes are to be reported at once.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestLevel = 32;

    private readonly string path;
    private readonly DiagnosticBag diagnostics;
    private readonly Parser parser;
    private int level;

    private YamlReader(string text, string path, DiagnosticBag diagnostics)
    {
        this.path = path;
        this.diagnostics = diagnostics;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root node, or <see langword="null"/> when there is none; every mistake is a diagnostic.</summary>
    public static YamlNode? Read(string text, string path, DiagnosticBag diagnostics)
    {
        var reader = new YamlReader(text, path, diagnostics);
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException exception)
        {
            diagnostics.Add(DiagnosticCatalog.BadYaml(reader.Location(exception.Start, exception.End), Explain(exception)));
            return null;
        }
    }

    private YamlNode? ReadStream()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            diagnostics.Add(DiagnosticCatalog.EmptyPolicy(path));
            return null;
        }

        var root = ReadNode();
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            diagnostics.Add(DiagnosticCatalog.SeveralDocuments(Location(second.Start, second.End)));
        }

        if (root is YamlScalar { IsNothing: true })
        {
            diagnostics.Add(DiagnosticCatalog.EmptyPolicy(path));
            return null;
        }

        return root;
    }

    /// <summary>The next node, or <see langword="null"/> when it was refused.</summary>
    private YamlNode? ReadNode()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            diagnostics.Add(DiagnosticCatalog.AnchorOrAlias(Location(alias), $"*{alias.Value}"));
            return null;
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            CheckProperties(scalar);
            return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Location(scalar));
        }

        if (level == DeepestLevel)
        {
            diagnostics.Add(DiagnosticCatalog.NestedTooDeeply(Location(parser.Current!), DeepestLevel));
            parser.SkipThisAndNestedEvents();
            return null;
        }

        level++;
        YamlNode collection = parser.TryConsume<SequenceStart>(out var sequence) ? ReadSequence(sequence) : ReadMapping(parser.Consume<MappingStart>());
        level--;
        return collection;
    }

    private YamlSequence ReadSequence(SequenceStart start)
    {
        CheckProperties(start);
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode() is { } item)
            {
                items.Add(item);
            }
        }

        return new YamlSequence(items, Location(start));
    }

    private YamlMapping ReadMapping(MappingStart start)
    {
        CheckProperties(start);
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadKey();
            var value = ReadNode();
            if (key is null || value is null)
            {
                continue;
            }

            if (lines.TryGetValue(key.Text, out var firstLine))
            {
                diagnostics.Add(DiagnosticCatalog.DuplicateKey(key.Location, key.Text, firstLine));
                continue;
            }

            lines.Add(key.Text, key.Location.Line);
            entries.Add(new YamlEntry(key, value));
        }

        return new YamlMapping(entries, Location(start));
    }

    private YamlScalar? ReadKey()
    {
        var start = parser.Current!;
        var node = ReadNode();
        switch (node)
        {
            case YamlScalar { IsPlain: true, Text: "<<" }:
                diagnostics.Add(DiagnosticCatalog.AnchorOrAlias(node.Location, "<<"));
                return null;
            case YamlScalar scalar:
                return scalar;
            case null:
                return null;
            default:
                diagnostics.Add(DiagnosticCatalog.KeyIsNoText(Location(start)));
                return null;
        }
    }

    private void CheckProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            diagnostics.Add(DiagnosticCatalog.AnchorOrAlias(Location(node), $"&{node.Anchor}"));
        }

        if (!node.Tag.IsEmpty)
        {
            diagnostics.Add(DiagnosticCatalog.TagRefused(Location(node), node.Tag.Value));
        }
    }

    private SourceLocation Location(ParsingEvent parsingEvent) => Location(parsingEvent.Start, parsingEvent.End);

    private SourceLocation Location(Mark start, Mark end) => new(path, (int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);

    /// <summary>YamlDotNet's sentence, with a full stop.</summary>
    private static string Explain(YamlException exception)
    {
        var text = exception.InnerException?.Message ?? exception.Message;
        return text.TrimEnd('.') + ".";
    }
}
