namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Paths as their readers know them.</summary>
internal static class ShownPath
{
    /// <summary>A path relative to a folder where it lies below it, else as it is.</summary>
    public static string Below(string path, string folder)
    {
        var start = folder.TrimEnd('/', '\\');
        return start.Length > 0 && path.Length > start.Length && path.StartsWith(start, StringComparison.Ordinal) && path[start.Length] is '/' or '\\'
            ? path.Substring(start.Length + 1)
            : path;
    }
}
