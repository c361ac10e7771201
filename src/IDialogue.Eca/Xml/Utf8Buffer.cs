using System.Text;

namespace IDialogue.Eca.Xml;

/// <summary>UTF-8 text in the making.</summary>
internal sealed class Utf8Buffer
{
    /// <summary>Refuses lone surrogates instead of writing a question mark in their place.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public void Append(char ascii)
    {
        Reserve(1);
        bytes[Length++] = (byte)ascii;
    }

    public void Append(string text) => Append(text, 0, text.Length);

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

    public byte[] ToArray() => bytes.AsSpan(0, Length).ToArray();

    public override string ToString() => Utf8.GetString(bytes, 0, Length);

    private void Append(string text, int start, int count)
    {
        Reserve(Utf8.GetMaxByteCount(count));
        Length += Utf8.GetBytes(text, start, count, bytes, Length);
    }

    private void Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }
    }
}
