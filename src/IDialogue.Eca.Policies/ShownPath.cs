using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies;

/// <summary>Paths as their readers know them.</summary>
internal static class ShownPath
{
    private const string BeforePaths = " '\"(";
    private const string AfterPaths = " '\"),.:;";

    /// <summary>A path relative to a folder where it lies below it, else as it is.</summary>
    public static string Below(string path, string folder)
    {
        var start = folder.TrimEnd('/', '\\');
        if (start.Length == 0 || !path.StartsWith(start, StringComparison.Ordinal))
        {
            return path;
        }

        if (path.Length == start.Length)
        {
            return ".";
        }

        return path[start.Length] is '/' or '\\' ? path.Substring(start.Length + 1) : path;
    }

    /// <summary>A finding with its paths relative to a folder, where they lie below it.</summary>
    public static Diagnostic Of(Diagnostic finding, string folder) => finding with
    {
        Message = InMessage(finding.Message, folder),
        Location = finding.Location is { } place ? place with { File = Below(place.File, folder) } : null,
    };

    /// <summary>A message with the paths in it relative to a folder, as its place is.</summary>
    public static string InMessage(string message, string folder)
    {
        var start = folder.TrimEnd('/', '\\');
        var at = start.Length == 0 ? -1 : message.IndexOf(start, StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = at + start.Length;
            var isBelow = end < message.Length && message[end] is '/' or '\\';
            var isFolder = end == message.Length || AfterPaths.Contains(message[end]);
            if ((at == 0 || BeforePaths.Contains(message[at - 1])) && (isBelow || isFolder))
            {
                message = message.Remove(at, start.Length + (isBelow ? 1 : 0)).Insert(at, isBelow ? "" : ".");
                end = at;
            }

            at = message.IndexOf(start, Math.Min(end, message.Length), StringComparison.Ordinal);
        }

        return message;
    }
}
