namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Paths as URIs.</summary>
internal static class FileUri
{
    /// <summary>A relative path as a relative reference, an absolute one as a <c>file:</c> URI; the same on every system.</summary>
    public static string Of(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var isDrive = parts[0].Length == 2 && parts[0][1] == ':';
        var escaped = string.Join("/", parts.Select((part, index) => index == 0 && isDrive ? part : Uri.EscapeDataString(part)));
        if (isDrive)
        {
            return "file:///" + escaped;
        }

        return escaped.Length > 0 && escaped[0] == '/' ? "file://" + escaped : escaped;
    }
}
