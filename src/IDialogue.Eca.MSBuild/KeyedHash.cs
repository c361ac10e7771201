using System.IO.Abstractions;
using System.Security.Cryptography;
using System.Text;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// Hashes with a random key of their own. A hash without one could be compared with those of guessed values, and values may be secrets.
/// </summary>
internal sealed class KeyedHash(IFileSystem fileSystem, byte[] key)
{
    private const string Nothing = "-";
    private const int KeyLength = 32;

    /// <summary>The key in hexadecimal digits.</summary>
    public string Key { get; } = Convert.ToHexStringLower(key);

    public static KeyedHash Create(IFileSystem fileSystem) => new(fileSystem, RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>The hash of a text; a text that is absent differs from an empty one.</summary>
    public string Of(string? text) => text is null ? Nothing : Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of a file's content, or the mark that there is no file.</summary>
    public string OfFile(string path)
    {
        try
        {
            var refusal = InputContent.Refuse(fileSystem, path, InputLimit.Zip, new(path));
            return fileSystem.File.Exists(path) ? refusal?.Code ?? Of(fileSystem.File.ReadAllBytes(path)) : Nothing;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another content than any that could be read: the generator then tells what is in the way.
            return exception.GetType().Name;
        }
    }

    /// <summary>
    /// The hash of the names in a folder that matter: folders of builds and tools come and go, and so do files that have nothing to do
    /// with policies. What was read of the others is noted by itself.
    /// </summary>
    /// <param name="path">Path of the folder.</param>
    /// <param name="isOfFiles">Whether the names are those of files, or of folders.</param>
    public string OfFolder(string path, bool isOfFiles)
    {
        try
        {
            var folder = fileSystem.DirectoryInfo.New(path);
            if (!folder.Exists)
            {
                return Nothing;
            }

            var names = isOfFiles
                ? folder.EnumerateFiles().Select(file => file.Name).Where(IsFileOfInterest)
                : folder.EnumerateDirectories().Select(inner => inner.Name).Where(IsFolderOfInterest);
            return Of(string.Join('\n', names.Order(StringComparer.Ordinal)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.GetType().Name;
        }
    }

    private static bool IsFolderOfInterest(string name) => name[0] != '.' && name is not ("bin" or "obj" or "node_modules");

    private static bool IsFileOfInterest(string name) =>
        name[0] != '.'
        && (name.Contains("eca", StringComparison.OrdinalIgnoreCase)
            || name.Contains("oauth", StringComparison.OrdinalIgnoreCase)
            || name.Contains("ClientApp", StringComparison.OrdinalIgnoreCase)
            || name is "package.xml" or "sfdx-project.json");

    private string Of(byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(key, content));
}
