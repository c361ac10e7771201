using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace IDialogue.Eca.Xml;

/// <summary>UTF-8 text in the making. Its memory is of a pool, and goes back with the text being taken, which ends the buffer.</summary>
internal struct Utf8Buffer
{
    /// <summary>Refuses lone surrogates instead of writing a question mark in their place.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] bytes;

    private Utf8Buffer(byte[] bytes) => this.bytes = bytes;

    /// <summary>An empty buffer.</summary>
    public static Utf8Buffer Rent() => new(ArrayPool<byte>.Shared.Rent(1024));

    public int Length { get; private set; }

    public void Append(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    /// <summary>Appends a start tag, a text as <see cref="AppendEscaped"/> does, and an end tag.</summary>
    public void AppendElement(ReadOnlySpan<byte> start, string text, ReadOnlySpan<byte> end)
    {
        Reserve(start.Length + text.Length + end.Length);
        var rest = bytes.AsSpan(Length);
        start.CopyTo(rest);
        if (XmlText.TryCopyPlain(text, rest.Slice(start.Length)))
        {
            end.CopyTo(rest.Slice(start.Length + text.Length));
            Length += start.Length + text.Length + end.Length;
            return;
        }

        Length += start.Length;
        AppendEscaped(text);
        Append(end);
    }

    public void Append(string text) => Append(text, 0, text.Length);

    public void Append(int number)
    {
        const int LongestNumber = 11;
        Reserve(LongestNumber);
        Utf8Formatter.TryFormat(number, bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>Appends text with XML's special characters escaped as Salesforce does it.</summary>
    /// <exception cref="ArgumentException">The text has a character that XML cannot hold.</exception>
    public void AppendEscaped(string text, bool isAttribute = false)
    {
        Reserve(text.Length);
        if (XmlText.TryCopyPlain(text, bytes.AsSpan(Length)))
        {
            Length += text.Length;
            return;
        }

        var start = 0;
        for (var i = XmlText.IndexOfSpecial(text, 0); i >= 0; i = XmlText.IndexOfSpecial(text, i + 1))
        {
            var escape = XmlText.Escape(text[i], isAttribute);
            if (escape is null)
            {
                continue;
            }

            Append(text, start, i - start);
            Append(escape);
            start = i + 1;
        }

        Append(text, start, text.Length - start);
    }

    /// <summary>Puts text between what is there.</summary>
    public void Insert(int index, ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        bytes.AsSpan(index, Length - index).CopyTo(bytes.AsSpan(index + utf8.Length));
        utf8.CopyTo(bytes.AsSpan(index));
        Length += utf8.Length;
    }

    public void Truncate(int length) => Length = length;

    public byte[] TakeBytes()
    {
        var taken = bytes.AsSpan(0, Length).ToArray();
        GiveBack();
        return taken;
    }

    public string TakeText()
    {
        var taken = Utf8.GetString(bytes, 0, Length);
        GiveBack();
        return taken;
    }

    private void GiveBack()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Length = 0;
    }

    private void Append(string text, int start, int count)
    {
        // No character takes more than three bytes; those outside the basic plane take four, and count twice.
        Reserve(count * 3);
        Length += Utf8.GetBytes(text, start, count, bytes, Length);
    }

    private void Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + count));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
