using System.IO.Abstractions;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Packaging;

/// <summary>What a file keeps when its content is replaced, on a real disk.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[SupportedOSPlatform("linux")]
[Platform("Linux", Reason = "Owners, modes and attributes are those of Linux.")]
[Category(Attack.Category)]
public sealed class ReplacedFileTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private readonly FileSystem fileSystem = new();
    private readonly string folder = Directory.CreateTempSubdirectory("eca-files-").FullName;

    private string Record => Path.Combine(folder, "record.xml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Mode_and_extended_attributes_stay()
    {
        Save(Record, "old");
        File.SetUnixFileMode(Record, Private);
        var value = "note"u8.ToArray();
        var takesAttributes = setxattr(Record, "user.note", value, value.Length, 0) == 0;

        Replace(Record, "new").Should().BeNull();

        File.ReadAllText(Record).Should().Be("new");
        File.GetUnixFileMode(Record).Should().Be(Private);
        if (takesAttributes)
        {
            var kept = new byte[16];
            getxattr(Record, "user.note", kept, kept.Length).Should().Be(value.Length);
            kept.Should().StartWith(value);
        }
    }

    [Test]
    public void A_copy_of_a_private_original_is_as_private()
    {
        Save(Record, "old");
        File.SetUnixFileMode(Record, Private);
        var copy = Path.Combine(folder, ".eca-retrieved", "record.xml");

        using (var staged = new StagedFiles(fileSystem))
        {
            staged.Add(copy, Bytes("old"), like: Record);
            staged.Apply();
        }

        File.GetUnixFileMode(copy).Should().Be(Private);
    }

    [Test]
    public void A_link_stays_and_its_target_is_replaced()
    {
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "elsewhere")).FullName, "target.xml");
        Save(target, "old");
        File.CreateSymbolicLink(Record, target);

        Replace(Record, "new").Should().BeNull();

        File.ReadAllText(target).Should().Be("new");
        new FileInfo(Record).LinkTarget.Should().Be(target);
    }

    [Test]
    public void A_merged_file_with_two_names_is_refused_and_a_generated_one_gets_a_copy_of_its_own()
    {
        Save(Record, "old");
        var other = Path.Combine(folder, "other.xml");
        link(Record, other).Should().Be(0);

        Replace(Record, "new", mergedInto: "old").Should().Contain("2 hard links");
        File.ReadAllText(Record).Should().Be("old");

        Replace(Record, "new").Should().BeNull();
        File.ReadAllText(other).Should().Be("old");
    }

    [Test]
    public void A_read_only_file_is_refused_before_any_other_file_is_changed()
    {
        var first = Path.Combine(folder, "first.xml");
        Save(first, "old");
        Save(Record, "old");
        File.SetUnixFileMode(Record, UnixFileMode.UserRead);

        using (var staged = new StagedFiles(fileSystem))
        {
            staged.Add(first, Bytes("new"));
            var add = () => staged.Add(Record, Bytes("new"));
            add.Should().Throw<IOException>().WithMessage("The file is read-only.");
        }

        File.ReadAllText(first).Should().Be("old");
        Directory.EnumerateFileSystemEntries(folder).Should().BeEquivalentTo(first, Record);
    }

    [Test]
    public void A_file_that_someone_edits_while_policies_are_merged_into_it_is_not_overwritten()
    {
        Save(Record, "edited");

        Replace(Record, "new", mergedInto: "old").Should().StartWith("The file was changed while");

        File.ReadAllText(Record).Should().Be("edited");
    }

    [Test]
    public async Task A_pipe_is_written_to_and_not_replaced()
    {
        mkfifo(Record, 0x180).Should().Be(0);
        var read = Task.Run(() => File.ReadAllText(Record));

        StagedFiles.Write(fileSystem, (Record, Bytes("new"))).Should().BeNull();

        (await read).Should().Be("new");
        LinuxFile.Of(fileSystem, Record)!.IsSpecial.Should().BeTrue();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void Save(string path, string text) => File.WriteAllText(path, text);

    private string? Replace(string path, string text, string? mergedInto = null)
    {
        using var staged = new StagedFiles(fileSystem);
        try
        {
            staged.Add(path, Bytes(text), mergedInto is null ? null : Bytes(mergedInto));
            staged.Apply();
            return null;
        }
        catch (IOException exception)
        {
            return exception.Message;
        }
    }

#pragma warning disable IDE1006, CA2101 // The names are those of the system's functions, which take UTF-8.
    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int link(string path, string other);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int mkfifo(string path, uint mode);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setxattr(string path, string name, byte[] value, nint size, int flags);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint getxattr(string path, string name, byte[] value, nint size);
#pragma warning restore IDE1006, CA2101
}
