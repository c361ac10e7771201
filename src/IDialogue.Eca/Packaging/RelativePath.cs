using System.IO.Abstractions;

namespace IDialogue.Eca.Packaging;

/// <summary>Paths below an output folder, with forward slashes.</summary>
internal static class RelativePath
{
    /// <summary>Checks whether a path stays below its folder on every system.</summary>
    public static bool IsSafe(string path) =>
        path.Length > 0
        && path.IndexOfAny(['\\', ':', '\0']) < 0
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>The path of a file below a folder, or <see langword="null"/> when it lies elsewhere.</summary>
    public static string? Below(IFileSystem fileSystem, string folder, string path)
    {
        var separator = fileSystem.Path.DirectorySeparatorChar;
        var start = fileSystem.Path.GetFullPath(folder).TrimEnd(separator) + separator;
        var full = fileSystem.Path.GetFullPath(path);
        // On Windows, names that differ only in case are the same.
        var comparison = separator == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return full.StartsWith(start, comparison) ? full.Substring(start.Length).Replace(separator, '/') : null;
    }
}
