using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Reading;

/// <summary>The bytes of a policy file, read once, and the text they hold.</summary>
internal sealed record PolicyText(string Path, byte[] Bytes, string Text)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; <see langword="null"/> after an error.</summary>
    public static PolicyText? Read(IFileSystem fileSystem, string path, DiagnosticBag diagnostics)
    {
        try
        {
            var bytes = fileSystem.File.ReadAllBytes(path);
            return new PolicyText(path, bytes, StrictUtf8.GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(DiagnosticCatalog.NotUtf8(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(path, exception.Message));
        }

        return null;
    }
}
