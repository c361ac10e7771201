using System.Buffers;
using System.Text;

namespace IDialogue.Eca.Xml;

/// <summary>UTF-8 text in the making. Its memory is of a pool, and goes back with the text being taken, which ends the buffer.</summary>
internal sealed class Utf8Buffer
{
    /// <summary>Refuses lone surrogates instead of writing a question mark in their place.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1024);

    public int Length { get; private set; }

    public void Append(char ascii)
    {
        Reserve(1);
        bytes[Length++] = (byte)ascii;
    }

    public void Append(string text)
    {
#if NET
        // Names of elements are ASCII, nearly all of them, and short: the encoder takes longer to begin than to encode them.
        Reserve(text.Length);
        if (Ascii.FromUtf16(text, bytes.AsSpan(Length), out var written) == OperationStatus.Done)
        {
            Length += written;
            return;
        }
#endif
        Append(text, 0, text.Length);
    }

    /// <summary>Appends text with XML's special characters escaped as Salesforce does it.</summary>
    /// <exception cref="ArgumentException">The text has a character that XML cannot hold.</exception>
    public void AppendEscaped(string text, bool isAttribute = false)
    {
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
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + count));
            bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
    }
}
