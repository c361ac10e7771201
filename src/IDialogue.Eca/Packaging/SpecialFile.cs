using System.IO.Abstractions;

namespace IDialogue.Eca.Packaging;

/// <summary>Devices, pipes and sockets: they are written to and not replaced, and never read to their end, which may not come.</summary>
internal static class SpecialFile
{
    /// <summary>Checks whether a path leads to one. Outside of Linux, only the folder for devices is known.</summary>
    public static bool IsAt(IFileSystem fileSystem, string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || LinuxFile.Of(fileSystem, path) is { IsSpecial: true };
}
