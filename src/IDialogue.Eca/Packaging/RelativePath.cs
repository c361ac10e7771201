namespace IDialogue.Eca.Packaging;

/// <summary>Paths below an output folder, with forward slashes.</summary>
internal static class RelativePath
{
    /// <summary>Whether a path stays below its folder on every system.</summary>
    public static bool IsSafe(string path) =>
        path.Length > 0
        && path.IndexOfAny(['\\', ':', '\0']) < 0
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
