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
            var places = new Places(path);
            var root = Read(ref reader, content, places);
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

    private static JsonItem Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> content, Places places)
    {
        var item = new JsonItem(reader.TokenType, places.Next((int)reader.TokenStartIndex, content))
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
            item.Items.Add(Read(ref reader, content, places));
        }

        while (item.Kind == JsonTokenType.StartObject && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            item.properties[key] = Read(ref reader, content, places);
        }

        return item;
    }

    /// <summary>The places in the text, which only ever go forward.</summary>
    private sealed class Places(string path)
    {
        private int line = 1;
        private int column = 1;
        private int index;

        public SourceLocation Next(int next, ReadOnlySpan<byte> content)
        {
            var between = content.Slice(index, next - index);
            var lineEnd = between.LastIndexOf((byte)'\n');
            for (var i = 0; i <= lineEnd; i++)
            {
                line += between[i] == '\n' ? 1 : 0;
            }

            column = Encoding.UTF8.GetCharCount(between.Slice(lineEnd + 1).ToArray()) + (lineEnd < 0 ? column : 1);
            index = next;
            return new SourceLocation(path, line, column);
        }
    }
}
