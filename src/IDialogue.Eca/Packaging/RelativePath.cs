using System.IO.Abstractions;

namespace IDialogue.Eca.Packaging;

/// <summary>Paths below an output folder, with forward slashes.</summary>
internal static class RelativePath
{
    /// <summary>Checks whether a path stays below its folder on every system, and every system can have its folders.</summary>
    public static bool IsSafe(string path) =>
        path.Length > 0
        && path.IndexOfAny(['\\', ':', '\0']) < 0
        && path.Split('/') is var parts
        && parts.All(part => part is not ("" or "." or ".."))
        && parts.Take(parts.Length - 1).All(folder => folder.TrimEnd('.', ' ') == folder && !DeviceName.Matches(folder));

    /// <summary>The way from a folder to a path, with forward slashes; the full path where there is none, on another drive.</summary>
    public static string Between(IFileSystem fileSystem, string folder, string path)
    {
        var separator = fileSystem.Path.DirectorySeparatorChar;
        var from = fileSystem.Path.GetFullPath(folder).TrimEnd(separator).Split(separator);
        var to = fileSystem.Path.GetFullPath(path).TrimEnd(separator).Split(separator);
        var same = from.Zip(to, (one, other) => string.Equals(one, other, Comparison(separator))).TakeWhile(isSame => isSame).Count();
        if (same == 0)
        {
            return string.Join("/", to);
        }

        string[] parts = [.. Enumerable.Repeat("..", from.Length - same), .. to.Skip(same)];
        return parts.Length == 0 ? "." : string.Join("/", parts);
    }

    /// <summary>The path of a file below a folder, or <see langword="null"/> when it lies elsewhere.</summary>
    public static string? Below(IFileSystem fileSystem, string folder, string path)
    {
        var separator = fileSystem.Path.DirectorySeparatorChar;
        var start = fileSystem.Path.GetFullPath(folder).TrimEnd(separator) + separator;
        var full = fileSystem.Path.GetFullPath(path);
        return full.StartsWith(start, Comparison(separator)) ? full.Substring(start.Length).Replace(separator, '/') : null;
    }

    /// <summary>On Windows, names that differ only in case are the same.</summary>
    private static StringComparison Comparison(char separator) =>
        separator == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
