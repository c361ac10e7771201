using System.Text;
using System.Text.Json;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>A value of a JSON file, with its place.</summary>
internal sealed class JsonItem
{
    private readonly Dictionary<string, JsonItem> properties = new(StringComparer.Ordinal);

    private JsonItem(JsonTokenType kind, SourceLocation location)
    {
        Kind = kind;
        Location = location;
    }

    public JsonTokenType Kind { get; }

    public SourceLocation Location { get; }

    /// <summary>The value of a text; the digits of a number; absent for all else.</summary>
    public string? Text { get; private init; }

    /// <summary>The items of a list.</summary>
    public List<JsonItem> Items { get; } = [];

    /// <summary>The keys of an object.</summary>
    public IEnumerable<string> Keys => properties.Keys;

    /// <summary>The value of a key; absent too when it is <c>null</c>.</summary>
    public JsonItem? this[string key] => properties.TryGetValue(key, out var value) && value.Kind != JsonTokenType.Null ? value : null;

    /// <summary>Reads a file; <see langword="null"/> after an error.</summary>
    public static JsonItem? Read(byte[] utf8, string path, DiagnosticBag diagnostics)
    {
        var mark = Encoding.UTF8.GetPreamble();
        var content = utf8.AsSpan().StartsWith(mark) ? utf8.AsSpan(mark.Length) : utf8.AsSpan();
        try
        {
            var reader = new Utf8JsonReader(content);
            reader.Read();
            var root = Read(ref reader, content, path);
            // Anything but white space after the root is a mistake, which the reader tells.
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var place = new SourceLocation(path, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            diagnostics.Add(DiagnosticCatalog.InvalidProject(place, "It is not valid JSON from here on."));
            return null;
        }
        catch (InvalidOperationException)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidProject(new SourceLocation(path, 1, 1), "It is not UTF-8 text."));
            return null;
        }
    }

    private static JsonItem Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> content, string path)
    {
        var item = new JsonItem(reader.TokenType, PlaceOf((int)reader.TokenStartIndex, content, path))
        {
            Text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
                _ => null,
            },
        };
        while (item.Kind == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            item.Items.Add(Read(ref reader, content, path));
        }

        while (item.Kind == JsonTokenType.StartObject && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            item.properties[key] = Read(ref reader, content, path);
        }

        return item;
    }

    private static SourceLocation PlaceOf(int index, ReadOnlySpan<byte> content, string path)
    {
        var before = content.Slice(0, index);
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var line = 1;
        for (var i = 0; i < lineStart; i++)
        {
            line += before[i] == '\n' ? 1 : 0;
        }

        return new SourceLocation(path, line, Encoding.UTF8.GetCharCount(before.Slice(lineStart).ToArray()) + 1);
    }
}
