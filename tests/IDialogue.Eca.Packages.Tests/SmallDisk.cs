using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>
/// A disk of memory at a folder. The test is inconclusive where nobody may mount one, such as outside Linux or without rights.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    public SmallDisk(string folder, string options)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsLinux()
            || Command.Run(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", options, "none", folder])).ExitCode != 0)
        {
            Assert.Inconclusive("A disk of its own cannot be mounted here.");
        }
    }

    public void Dispose() => Command.Run(new ProcessStartInfo("umount", ["--lazy", folder]));
}
