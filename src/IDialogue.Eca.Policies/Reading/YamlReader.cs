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
    private readonly string path;
    private readonly DiagnosticBag diagnostics;
    private readonly YamlEvents events;

    private YamlReader(YamlEvents events, string path, DiagnosticBag diagnostics)
    {
        this.events = events;
        this.path = path;
        this.diagnostics = diagnostics;
    }

    /// <summary>The root node, or <see langword="null"/> when there is none; every mistake is a diagnostic.</summary>
    public static YamlNode? Read(string text, string path, DiagnosticBag diagnostics) =>
        YamlEvents.Parse(text, path, diagnostics) is { } events ? new YamlReader(events, path, diagnostics).ReadStream() : null;

    private YamlNode? ReadStream()
    {
        events.TryTake<StreamStart>(out _);
        if (!events.TryTake<DocumentStart>(out _))
        {
            diagnostics.Add(DiagnosticCatalog.EmptyPolicy(path));
            return null;
        }

        var root = ReadNode();
        events.TryTake<DocumentEnd>(out _);
        if (events.TryTake<DocumentStart>(out var second))
        {
            diagnostics.Add(DiagnosticCatalog.SeveralDocuments(Location(second)));
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
        if (events.TryTake<AnchorAlias>(out var alias))
        {
            diagnostics.Add(DiagnosticCatalog.AnchorOrAlias(Location(alias), $"*{alias.Value}"));
            return null;
        }

        if (events.TryTake<Scalar>(out var scalar))
        {
            CheckProperties(scalar);
            return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Location(scalar));
        }

        if (events.TryTake<SequenceStart>(out var sequence))
        {
            return ReadSequence(sequence);
        }

        return events.TryTake<MappingStart>(out var mapping) ? ReadMapping(mapping) : null;
    }

    private YamlSequence ReadSequence(SequenceStart start)
    {
        CheckProperties(start);
        var items = new List<YamlNode>();
        while (!events.TryTake<SequenceEnd>(out _))
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
        while (!events.TryTake<MappingEnd>(out _))
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
        var start = events.Current;
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
                diagnostics.Add(DiagnosticCatalog.KeyNotText(Location(start)));
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
            diagnostics.Add(DiagnosticCatalog.TagNotSupported(Location(node), node.Tag.Value));
        }
    }

    private SourceLocation Location(ParsingEvent parsingEvent) => YamlEvents.Location(parsingEvent.Start, parsingEvent.End, path);
}
