using System.IO.Abstractions;
using System.Runtime.InteropServices;
using System.Text;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// A file as Linux knows it, beyond what .NET tells: kind, owner, hard links, marks and extended attributes, which include ACLs.
/// Elsewhere, and in file systems of tests, nothing is known.
/// </summary>
internal sealed class LinuxFile
{
    private const string Library = "libc";
    private const int CurrentFolder = -100;
    private const uint AllFields = 0x7ff;
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;
    private const int FolderKind = 0x4000;
    private const int StickyMode = 0x200;
    private const int PermissionMask = 0xFFF;
    private const ulong ImmutableOrAppendOnly = 0x10 | 0x20;
    private const uint Unchanged = uint.MaxValue;
    private const string AccessList = "system.posix_acl_access";

    private readonly string path;
    private readonly Statx about;

    private LinuxFile(string path, Statx about)
    {
        this.path = path;
        this.about = about;
    }

    /// <summary>A device, a pipe or a socket: something that is written to and not replaced.</summary>
    public bool IsSpecial => (about.Mode & KindMask) is not (RegularKind or FolderKind);

    /// <summary>Number of names of the file.</summary>
    public uint HardLinks => about.Links;

    /// <summary>Marked by <c>chattr</c> so that not even its owner can replace it.</summary>
    public bool IsImmutable => (about.Attributes & ImmutableOrAppendOnly) != 0;

    /// <summary>Finds what a path leads to, through links; <see langword="null"/> where nothing is there or nothing is known.</summary>
    public static LinuxFile? Of(IFileSystem fileSystem, string path)
    {
        if (fileSystem is not FileSystem || !RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            return null;
        }

        try
        {
            return statx(CurrentFolder, Utf8(path), 0, AllFields, out var about) == 0 ? new LinuxFile(path, about) : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

#if !NET
    /// <summary>Resolves all links of a path; <see langword="null"/> where nothing is there or nothing is known.</summary>
    public static string? RealPath(IFileSystem fileSystem, string path)
    {
        const int LongestPath = 4096;
        var resolved = new byte[LongestPath];
        return Of(fileSystem, path) is not null && realpath(Utf8(path), resolved) != IntPtr.Zero
            ? Encoding.UTF8.GetString(resolved, 0, Array.IndexOf(resolved, (byte)0))
            : null;
    }
#endif

    /// <summary>Checks whether <see cref="FlushDisk"/> works for a folder.</summary>
    public static bool CanFlushDisk(IFileSystem fileSystem, string folder) => Of(fileSystem, folder) is not null;

    /// <summary>Waits until all that was written to the disk of a folder is there: for many files faster than one by one.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void FlushDisk(string folder)
    {
        var handle = open(Utf8(folder), 0);
        var isFlushed = handle >= 0 && syncfs(handle) == 0;
        if (handle >= 0)
        {
            _ = close(handle);
        }

        if (!isFlushed)
        {
            throw new IOException("The disk did not take all files.");
        }
    }

    /// <summary>Checks whether only the owner of a file in this folder may replace it, and someone else runs this.</summary>
    public bool KeepsFromOthers(LinuxFile file) =>
        (about.Mode & StickyMode) != 0 && geteuid() is not 0 and var user && user != about.User && user != file.about.User;

    /// <summary>
    /// Gives another file, still empty, what this one has: owner where permitted, group, mode, and extended attributes with ACLs.
    /// </summary>
    /// <exception cref="IOException">The system does not take an attribute.</exception>
    public void CopyAttributesTo(string other)
    {
        var target = Utf8(other);
        var mode = about.Mode & PermissionMask;
        if (chown(target, Unchanged, about.Group) != 0)
        {
            // Another group must not get what this one may do.
            mode &= ~0x38 | ((mode & 0x7) << 3);
        }

        // Only the system's administrator may give a file away.
        _ = chown(target, about.User, Unchanged);
        _ = removexattr(target, Utf8(AccessList));
        if (chmod(target, (uint)mode) != 0)
        {
            throw new IOException("The permissions of the file cannot be kept.");
        }

        foreach (var name in AttributeNames())
        {
            var isKept = Attribute(name) is not { } value || setxattr(target, Utf8(name), value, (nuint)value.Length, 0) == 0;
            if (!isKept && (name == AccessList || name.StartsWith("user.", StringComparison.Ordinal)))
            {
                throw new IOException($"The extended attribute {name} of the file cannot be kept.");
            }
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private string[] AttributeNames()
    {
        var size = listxattr(Utf8(path), null, 0);
        var names = new byte[Math.Max(size, 0)];
        return size > 0 && listxattr(Utf8(path), names, (nuint)names.Length) is > 0 and var length
            ? Encoding.UTF8.GetString(names, 0, (int)length).Split(['\0'], StringSplitOptions.RemoveEmptyEntries)
            : [];
    }

    private byte[]? Attribute(string name)
    {
        var size = getxattr(Utf8(path), Utf8(name), null, 0);
        var value = new byte[Math.Max(size, 0)];
        return size >= 0 && getxattr(Utf8(path), Utf8(name), value, (nuint)value.Length) == size ? value : null;
    }

#pragma warning disable SA1300, IDE1006 // The names are those of the system's functions.
    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, out Statx about);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int chown(byte[] path, uint user, uint group);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int chmod(byte[] path, uint mode);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint listxattr(byte[] path, byte[]? names, nuint size);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint getxattr(byte[] path, byte[] name, byte[]? value, nuint size);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setxattr(byte[] path, byte[] name, byte[] value, nuint size, int flags);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int removexattr(byte[] path, byte[] name);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int syncfs(int handle);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int handle);

#if !NET
    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr realpath(byte[] path, byte[] resolved);
#endif
#pragma warning restore SA1300, IDE1006

    /// <summary>The system's <c>struct statx</c>, which is the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Statx
    {
        [FieldOffset(8)]
        public ulong Attributes;

        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(20)]
        public uint User;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
