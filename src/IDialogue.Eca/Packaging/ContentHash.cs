using System.Security.Cryptography;
using System.Text;

namespace IDialogue.Eca.Packaging;

/// <summary>SHA-256 in lower-case hexadecimal digits, as <c>sha256sum</c> prints it.</summary>
internal static class ContentHash
{
    public static string Of(byte[] content) =>
#if NET
        Convert.ToHexStringLower(BytesOf(content));
#else
        BitConverter.ToString(BytesOf(content)).Replace("-", "").ToLowerInvariant();
#endif

    /// <summary>The hash of a text in UTF-8 in base64, as browsers compare it.</summary>
    public static string Base64Of(string text) => Convert.ToBase64String(BytesOf(Encoding.UTF8.GetBytes(text)));

    /// <summary>The hash of a text file regardless of its line ends, which version control may have changed on the way.</summary>
    public static string OfText(byte[] content) =>
        Array.IndexOf(content, (byte)'\r') < 0 ? Of(content) : Of(WithoutCarriageReturns(content));

    private static byte[] BytesOf(byte[] content)
    {
#if NET
        return SHA256.HashData(content);
#else
        using var sha = SHA256.Create();
        return sha.ComputeHash(content);
#endif
    }

    private static byte[] WithoutCarriageReturns(byte[] content)
    {
        var kept = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            var isLineEnd = content[i] == '\r' && i + 1 < content.Length && content[i + 1] == '\n';
            if (!isLineEnd)
            {
                kept.Add(content[i]);
            }
        }

        return [.. kept];
    }
}
